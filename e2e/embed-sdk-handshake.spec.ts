import type { Page } from "@playwright/test";
import type { World } from "./embed-sdk/servers.ts";
import { errors, expect, heard, mount, opened, say, standIn, test, visit } from "./embed-sdk/test.ts";

declare global {
  interface Window {
    /** Messages that came to a window from anywhere. */
    overheard: unknown[];
  }
}

/** A page of another origin with a frame of the deployment in it, opened by a form of its own with this origin and channel. */
async function hostile(page: Page, world: World, origin: string): Promise<void> {
  await page.goto(world.stranger);
  await page.evaluate(
    ([inlay, claimed]) => {
      window.overheard = [];
      window.addEventListener("message", ({ data }) => window.overheard.push(data));
      document.body.innerHTML = `<iframe name="f"></iframe><form method="post" target="f" action="${inlay}/embed/unfenced">
        <input name="token" value="a.b.c"><input name="channel" value="guessed"><input name="origin" value="${claimed}"></form>`;
      document.querySelector("form")!.submit();
    },
    [world.inlay, origin] as const,
  );
}

const overheard = (page: Page) => page.evaluate(() => window.overheard);

test.describe("SDK's handshake, with a frame that stands in", () => {
  test("a hostile parent that claims the tenant's origin hears nothing, not even hello", async ({ page, world }) => {
    await hostile(page, world, world.host);
    const frame = page.frames()[1]!;
    await expect.poll(() => frame.evaluate(() => window.standIn !== undefined).catch(() => false)).toBe(true);
    // It answers a hello that it did not get, with the channel's name that it made up itself.
    await page.evaluate(() => {
      const ends = new MessageChannel();
      window.frames[0]!.postMessage({ inlay: 1, type: "port", channel: "guessed" }, "*", [ends.port2]);
      ends.port1.onmessage = ({ data }) => window.overheard.push(data);
      ends.port1.postMessage({ type: "setToken", token: "of.the.attacker" });
    });
    await expect.poll(() => frame.evaluate(() => window.standIn.opened)).toBe(false);
    expect(await frame.evaluate(() => window.standIn.received)).toEqual([]);
    expect(await overheard(page)).toEqual([]);
  });

  test("the same parent is heard once it is the origin that was verified: the test above would see it", async ({
    page,
    world,
  }) => {
    await hostile(page, world, world.stranger);
    await expect.poll(() => overheard(page)).toEqual([{ inlay: 1, type: "hello", channel: "guessed" }]);
  });

  test("forged messages to the host are ignored: of itself, of a sibling frame, of the frame without the channel", async ({
    page,
    world,
  }) => {
    const frame = await opened(page, world);
    const channel = world.opened[0]!.fields.channel!;
    // Knows even the channel's name, and is of the deployment's origin; but is another window.
    await page.evaluate((inlay) => {
      const sibling = document.createElement("iframe");
      sibling.src = `${inlay}/blank`;
      document.body.append(sibling);
    }, world.inlay);
    await expect.poll(() => page.frames().length).toBe(3);
    const sibling = page.frames()[2]!;
    await sibling.waitForLoadState();
    const forge = (name: string) => {
      const heard: unknown[] = [];
      window.overheard = heard;
      window.addEventListener("message", ({ data }) => heard.push(data));
      const target = window.parent;
      target.postMessage({ inlay: 1, type: "hello", channel: name }, "*");
      target.postMessage({ type: "resize", height: 4_000 }, "*");
      target.postMessage({ type: "tokenNeeded", reason: "reload" }, "*");
    };
    await page.evaluate(forge, channel);
    await sibling.evaluate(forge, channel);
    await frame.evaluate(forge, "wrong");
    await say(frame, { type: "exported", tile: "still", rows: 1 });
    await expect.poll(() => heard(page, "exported")).toEqual([{ tile: "still", rows: 1 }]);
    for (const place of [sibling, frame]) expect(await place.evaluate(() => window.overheard)).toEqual([]);
    expect(await heard(page, "resize")).toEqual([]);
    expect(world.opened).toHaveLength(1);
  });

  test("the frame's own window is not greeted while a page of another origin is in it, even one that knows the channel", async ({
    page,
    world,
  }) => {
    await page.clock.install();
    await page.goto(`${world.host}/host?lax`);
    await mount(page, { dashboard: "mute" });
    await expect.poll(() => world.opened.length).toBe(1);
    const other = page.frames()[1]!;
    // Nothing came of it: the stand-in is mute.
    await expect.poll(() => other.url()).not.toBe("about:blank");
    await page.locator("iframe").evaluate((frame, away) => {
      (frame as HTMLIFrameElement).src = away;
    }, world.stranger);
    await expect.poll(() => other.url()).toContain(world.stranger);
    await other.waitForLoadState();
    const answers = await other.evaluate(async (channel) => {
      const heard: unknown[] = [];
      window.addEventListener("message", ({ data }) => heard.push(data));
      window.parent.postMessage({ inlay: 1, type: "hello", channel }, "*");
      await new Promise((done) => setTimeout(done, 300));
      return heard;
    }, world.opened[0]!.fields.channel!);
    expect(answers).toEqual([]);
    // Nor is its word taken for the frame's.
    await page.clock.fastForward(20_000);
    await expect.poll(() => errors(page)).toEqual(["NETWORK"]);
  });

  test("forged messages to the frame are ignored: by window, and by another port", async ({ page, world }) => {
    const frame = await opened(page, world);
    await page.evaluate((channel) => {
      const target = window.frames[0]!;
      target.postMessage({ type: "setToken", token: "by.the.window" }, "*");
      const ends = new MessageChannel();
      target.postMessage({ inlay: 1, type: "port", channel }, "*", [ends.port2]);
      ends.port1.postMessage({ type: "setToken", token: "by.another.port" });
      window.mounted.setLocale("ja");
    }, world.opened[0]!.fields.channel!);
    await expect.poll(() => frame.evaluate(() => window.standIn.received)).toEqual([{ type: "setLocale", locale: "ja" }]);
  });

  test("sandboxed with allow-scripts alone, it opens, speaks both ways, and is opened again", async ({ page, world }) => {
    const frame = await opened(page, world, { sandbox: true });
    await expect(page.locator("iframe")).toHaveAttribute("sandbox", "allow-scripts");
    expect(await frame.evaluate(() => self.origin)).toBe("null");
    await say(frame, { type: "resize", height: 333 });
    await expect(page.locator("iframe")).toHaveCSS("height", "333px");
    await page.evaluate(() => window.mounted.print());
    await expect.poll(() => frame.evaluate(() => window.standIn.received)).toEqual([{ type: "print" }]);
    await say(frame, { type: "tokenNeeded", reason: "reload" });
    await expect.poll(() => world.opened.length).toBe(2);
    await standIn(page);
  });

  test("a sandboxed frame that went elsewhere is not greeted: it does not know the channel", async ({ page, world }) => {
    const frame = await opened(page, world, { sandbox: "allow-scripts" });
    const before = await page.evaluate(() => window.heard.length);
    await frame.evaluate(() => {
      location.href = "/blank";
    });
    const other = page.frames()[1]!;
    await expect.poll(() => other.url()).toContain("/blank");
    await other.waitForLoadState();
    const answers = await other.evaluate(async () => {
      const heard: unknown[] = [];
      window.addEventListener("message", ({ data }) => heard.push(data));
      for (const channel of ["", window.name, "guess"]) window.parent.postMessage({ inlay: 1, type: "hello", channel }, "*");
      await new Promise((done) => setTimeout(done, 300));
      return heard;
    });
    expect(answers).toEqual([]);
    expect(await page.evaluate(() => window.heard.length)).toBe(before);
  });

  test("a page opened by itself, or by a parent that says nothing, ends its channel; nobody else can open it", async ({
    page,
    world,
  }) => {
    await visit(page, world, `<iframe></iframe><iframe src="/host"></iframe>`);
    const ticket = await page.request.post(`${world.inlay}/embed/spending`, {
      form: { token: "a.b.c", channel: "c", origin: world.host },
      maxRedirects: 0,
    });
    const address = new URL(ticket.headers().location!, world.inlay).href;
    await page.evaluate((src) => {
      document.querySelector("iframe")!.src = src;
    }, address);
    const [, frame, sibling] = page.frames();
    await expect.poll(() => frame!.evaluate(() => window.standIn !== undefined).catch(() => false)).toBe(true);
    // Of the right origin, with the channel's name; but it is not the parent.
    await sibling!.evaluate(() => {
      window.parent.frames[0]!.postMessage({ inlay: 1, type: "port", channel: "c" }, "*", [new MessageChannel().port2]);
    });
    expect(await frame!.evaluate(() => window.standIn.opened)).toBe(false);
    await page.goto(address);
    expect(await page.evaluate(() => window.standIn.opened)).toBe(false);
  });
});

test("what was mounted and destroyed hears nothing more and leaves nothing", async ({ page, world }) => {
  const frame = await opened(page, world);
  await say(frame, { type: "exported", tile: "a", rows: 1 });
  await expect.poll(() => heard(page, "exported")).toHaveLength(1);
  await page.evaluate(() => {
    window.mounted.destroy();
    window.mounted.destroy();
    window.mounted.reload();
    window.mounted.setLocale("de");
  });
  await expect(page.locator("#place")).toBeEmpty();
  // Destroyed before it began: asks for no token.
  let asked = 0;
  await page.route("**/token", (route) => {
    asked += 1;
    return route.continue();
  });
  await page.evaluate(() =>
    window.Inlay.mount(document.querySelector("#place")!, { dashboard: "spending", tokenUrl: "/token" }).destroy(),
  );
  await page.waitForTimeout(200);
  expect(asked).toBe(0);
  await expect(page.locator("#place")).toBeEmpty();
});
