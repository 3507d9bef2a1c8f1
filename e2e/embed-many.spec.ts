import { randomUUID } from "node:crypto";
import { expect, type Frame, type FrameLocator, type Page, test } from "@playwright/test";
import type { MountOptions } from "#components/embed/sdk/options.ts";
import { payment, send, tenantOf } from "./demo.ts";
import { alive, choosePeriod } from "./embed-attacks/pages.ts";
import { documentOf } from "./embed-frame/host.ts";
import { openPortal, signInAtPortal } from "./partner/testing.ts";

// Many frames in a page. Over HTTP/1.1, as here, a browser has six connections to Inlay for all of them.
test.describe.configure({ timeout: 180_000 });

type Place = { title: string; style: string } & Pick<MountOptions, "tokenUrl" | "sandbox">;
const BANK = { tokenUrl: "/bank/inlay-token" };
/** A customer of the other tenant, for whom there are no payments: nothing ever changes here. */
const QUIET = { tokenUrl: "/home/inlay-token?dashboards=spending" };

/** A page of the bank with these frames of the spending dashboard, and nothing else. */
async function openWith(page: Page, places: Place[]): Promise<FrameLocator[]> {
  await signInAtPortal(page, "home", "mia");
  await openPortal(page, "bank", "lena", {}, "several");
  // No pointer over a frame brings it to life.
  await page.mouse.move(3, 3);
  await page.evaluate(() => {
    document.body.replaceChildren();
    document.body.style.cssText = "display:flex;flex-wrap:wrap;gap:8px;margin:0;padding:40px";
  });
  // One after the other: it counts which of them is the first.
  for (const [at, given] of places.entries()) {
    await page.evaluate(({ style, ...options }) => {
      const place = document.createElement("div");
      place.style.cssText = `overflow:hidden;${style}`;
      document.body.append(place);
      (window as unknown as { Inlay: { mount(at: Element, options: MountOptions): void } }).Inlay.mount(place, {
        dashboard: "spending",
        ...options,
      });
    }, given);
    await expect(page.locator("iframe")).toHaveCount(at + 1);
  }
  const frames = places.map(({ title }) => page.frameLocator(`iframe[title="${title}"]`));
  for (const frame of frames) await expect(frame.getByRole("heading", { level: 1 })).toBeAttached({ timeout: 60_000 });
  return frames;
}

/** What frames ask the server for, as it is asked: whether something changed, and figures. */
function asksIn(page: Page) {
  const asks: { frame: Frame; kind: "stream" | "question" | "figures" }[] = [];
  page.on("request", (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (request.method() === "OPTIONS") return;
    if (pathname === "/embed/api/live")
      asks.push({ frame: request.frame(), kind: searchParams.has("once") ? "question" : "stream" });
    if (pathname.startsWith("/api/trpc/dashboards.") || pathname === "/embed/api/drawing")
      asks.push({ frame: request.frame(), kind: "figures" });
  });
  return {
    /** How often one of the frames, by its place in the page, has asked. */
    async of(at: number, ...kinds: string[]): Promise<number> {
      const frame = await documentOf(page, at);
      return asks.filter((ask) => ask.frame === frame && kinds.includes(ask.kind)).length;
    },
    forget: () => asks.splice(0),
  };
}

/** What a dashboard says of a merchant whom this test alone pays. */
const says = (frame: FrameLocator, merchant: string) =>
  frame.getByRole("list", { name: "Merchants" }).getByRole("listitem").filter({ hasText: merchant }).allTextContents();

/** Somebody pays; gives what a dashboard that follows it says of that. */
async function pay(merchant: string, follower: FrameLocator): Promise<string[]> {
  const before = await says(follower, merchant);
  await send(tenantOf("spending"), [payment("cust-1003", randomUUID(), merchant, 3_000_000)]);
  await expect.poll(() => says(follower, merchant), SLOW).not.toEqual(before);
  return says(follower, merchant);
}
const SLOW = { timeout: 40_000 };

test("ten frames in view, some of them sandboxed, all follow what happens, answer, and are renewed", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 2_200 });
  await page.clock.install();
  const asks = asksIn(page);
  const places = Array.from({ length: 10 }, (_, n) => ({
    ...{ ...BANK, title: `frame ${n}`, sandbox: n % 3 === 2 },
    style: "flex:0 0 660px;height:400px",
  }));
  const frames = await openWith(page, places);
  const last = frames.at(-1)!;

  const follow = async () => {
    const paid = await pay("Frames In View", frames[0]!);
    await Promise.all(frames.map((frame) => expect.poll(() => says(frame, "Frames In View"), SLOW).toEqual(paid)));
  };
  // First as the server draws them, then alive.
  await follow();
  for (const frame of frames) await alive(frame);
  await follow();
  await choosePeriod(last, "Last 12 months", "Last 3 months");
  expect(await asks.of(0, "stream"), "the first of them keeps a connection").toBeGreaterThan(0);
  for (const at of places.keys()) if (at > 0) expect(await asks.of(at, "stream"), `frame ${at}`).toBe(0);

  const renewed = new Set<Frame>();
  page.on("response", (response) => {
    if (response.url().endsWith("/embed/api/renew") && response.request().method() === "POST" && response.ok())
      renewed.add(response.frame());
  });
  await page.clock.fastForward(545_000);
  await expect.poll(() => renewed.size, SLOW).toBe(10);
  await follow();
});

test("a frame that nobody sees asks for nothing; when it is seen it has what happened meanwhile, and asks only if something did", async ({
  page,
}) => {
  await page.clock.install();
  const asks = asksIn(page);
  const style = "flex:0 0 700px;margin:0 0 3000px 100px";
  const [near, far, quiet] = await openWith(page, [
    { ...BANK, title: "near", style },
    { ...BANK, title: "far", style },
    { ...QUIET, title: "quiet", style },
  ]);
  const seen = (title: string) => page.locator(`iframe[title="${title}"]`).evaluate((frame) => frame.scrollIntoView());
  await expect.poll(() => asks.of(0, "stream")).toBe(1);
  const merchant = "Frames Unseen";
  const drawn = await says(far!, merchant);
  await pay(merchant, near!);
  await page.clock.fastForward(60_000);
  const paid = await pay(merchant, near!);
  for (const at of [1, 2]) expect(await asks.of(at, "stream", "question", "figures")).toBe(0);
  expect(await says(far!, merchant)).toEqual(drawn);

  await seen("far");
  await expect.poll(() => says(far!, merchant), SLOW).toEqual(paid);
  await seen("quiet");
  await expect.poll(() => asks.of(2, "question"), SLOW).toBeGreaterThan(1);
  expect(await asks.of(2, "figures")).toBe(0);
  await expect(quiet!.locator("html")).not.toHaveAttribute("data-alive");

  await seen("near");
  await pay(merchant, near!);
  asks.forget();
  await page.clock.fastForward(60_000);
  await pay(merchant, near!);
  for (const at of [1, 2]) expect(await asks.of(at, "stream", "question", "figures")).toBe(0);
});

test("over HTTP/1.1 the first frame of a tab alone keeps a stream, over HTTP/2 each that is seen does", async ({ page }) => {
  const asks = asksIn(page);
  const style = "flex:0 0 400px;height:300px";
  const places = [1, 2, 3].map((n) => ({ ...BANK, title: `frame ${n}`, style, sandbox: n === 2 }));
  await openWith(page, places);
  for (const at of [1, 2]) await expect.poll(() => asks.of(at, "question")).toBeGreaterThan(1);
  expect(await Promise.all([0, 1, 2].map((at) => asks.of(at, "stream")))).toEqual([1, 0, 0]);
  const protocol = () => (performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming).nextHopProtocol;
  for (const at of [0, 1, 2]) expect(await (await documentOf(page, at)).evaluate(protocol)).toBe("http/1.1");

  await page.addInitScript(() =>
    Object.defineProperty(PerformanceNavigationTiming.prototype, "nextHopProtocol", { get: () => "h2" }),
  );
  asks.forget();
  await openWith(page, places);
  for (const at of [0, 1, 2]) await expect.poll(() => asks.of(at, "stream")).toBe(1);
  expect(await Promise.all([0, 1, 2].map((at) => asks.of(at, "question")))).toEqual([0, 0, 0]);
});
