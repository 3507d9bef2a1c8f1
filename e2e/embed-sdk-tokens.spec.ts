import type { Page } from "@playwright/test";
import { errors, expect, heard, mount, opened, received, say, standIn, test, visit } from "./embed-sdk/test.ts";

/** A clock that goes on as usual, and can be put forward. */
const clock = (page: Page) => page.clock.install();

test.describe("SDK's tokens, against a frame that stands in", () => {
  test("a session that nears its end gets a new token, and the frame stays as it is", async ({ page, world }) => {
    const frame = await opened(page, world);
    await say(frame, { type: "tokenExpiring", inMs: 60_000 });
    await expect
      .poll(() => received(frame, "setToken"))
      .toEqual([{ type: "setToken", token: expect.stringMatching(/^head\.\d+\.sign$/) }]);
    const [said] = await received(frame, "setToken");
    expect(said).not.toHaveProperty("token", world.opened[0]?.fields.token);
    expect(world.opened).toHaveLength(1);
    expect(await heard(page, "tokenExpiring")).toEqual([{ inMs: 60_000 }]);
  });

  test("while the session lives, a failing endpoint is tried again unseen; once it has ended, it is seen", async ({
    page,
    world,
  }) => {
    const frame = await opened(page, world);
    await page.route("**/token", (route) => route.fulfill({ status: 503 }));
    await say(frame, { type: "tokenExpiring", inMs: 60_000 });
    await expect.poll(() => errors(page)).toContain("TOKEN_ENDPOINT");
    await expect(page.getByRole("alert")).toHaveCount(0);
    await say(frame, { type: "tokenNeeded", reason: "expired" });
    await expect(page.getByRole("alert")).toContainText("Loading failed.");
    await expect(page.locator("iframe")).toBeVisible();
    await page.unroute("**/token");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => received(frame, "setToken")).toHaveLength(1);
    await expect(page.getByRole("alert")).toHaveCount(0);
    expect(world.opened).toHaveLength(1);
  });

  test("a frame that is loaded again is opened anew, with a new token and what the viewer had chosen", async ({
    page,
    world,
  }) => {
    const frame = await opened(page, world);
    const chosen = { period: null, comparison: "year" as const, currency: null, filters: { category: ["rent"] } };
    await say(frame, { type: "filterChanged", state: chosen });
    await expect.poll(() => heard(page, "filterChanged")).toHaveLength(1);
    await page.evaluate(() => {
      window.mounted.setTheme({ mode: "dark", light: { ink: "#000000" } });
      window.mounted.setTheme({ light: { ground: "#ffffff" } });
      window.mounted.setLocale("fr");
    });
    await frame.evaluate(() => location.reload());
    await expect.poll(() => world.opened.length).toBe(2);
    const [first, second] = world.opened.map(({ fields }) => fields);
    expect(second?.token).not.toBe(first?.token);
    expect(second?.channel).not.toBe(first?.channel);
    expect(JSON.parse(second?.state ?? "")).toEqual(chosen);
    expect(JSON.parse(second?.theme ?? "")).toEqual({ mode: "dark", light: { ink: "#000000", ground: "#ffffff" } });
    expect(second?.locale).toBe("fr");
    await say(await standIn(page), { type: "exported", tile: "by-category", rows: 3 });
    await expect.poll(() => heard(page, "exported")).toHaveLength(1);
    await expect(page.locator("iframe")).toHaveCount(1);
  });

  test("a session that was revoked is opened anew, and one that always is, ever more slowly", async ({ page, world }) => {
    await clock(page);
    let frame = await opened(page, world);
    for (const openings of [2, 3, 4]) {
      await say(frame, { type: "tokenNeeded", reason: "revoked" });
      if (openings > 2) {
        await page.waitForTimeout(300);
        expect(world.opened).toHaveLength(openings - 1);
        await page.clock.fastForward((openings - 2) * 1_000);
      }
      await expect.poll(() => world.opened.length).toBe(openings);
      frame = await standIn(page);
    }
  });

  test("a slow endpoint: a still place that says after a moment that it loads", async ({ page, world }) => {
    const release = Promise.withResolvers<void>();
    await visit(page, world);
    await page.route("**/token", async (route) => {
      await release.promise;
      await route.continue();
    });
    await mount(page, { height: 480 });
    const status = page.getByRole("status");
    await expect(status).toHaveText("Loading…");
    const box = await status.boundingBox();
    expect(box?.height).toBe(480);
    await expect(page.getByRole("alert")).toHaveCount(0);
    release.resolve();
    await standIn(page);
    await expect(status).toHaveCount(0);
    expect((await page.locator("iframe").boundingBox())?.height).toBe(480);
  });

  test("an endpoint that answers at once is not spoken of", async ({ page, world }) => {
    await visit(page, world);
    await page.evaluate(() => {
      new MutationObserver(() => {
        if (document.querySelector("[role=status]")?.textContent) document.title = "spoken";
      }).observe(document.body, { childList: true, subtree: true });
    });
    await mount(page);
    await standIn(page);
    await expect(page).toHaveTitle("Host");
  });

  test("a failing endpoint: a clear message in the viewer's language, and tries after 1, 2, 4, ... 30 s", async ({
    page,
    world,
  }) => {
    await clock(page);
    await visit(page, world);
    let tries = 0;
    await page.route("**/token", (route) => {
      tries += 1;
      return route.fulfill({ status: 500, body: "secret of the host" });
    });
    await mount(page, { locale: "de-AT" });
    await expect(page.getByRole("alert")).toContainText("Laden fehlgeschlagen.");
    await expect(page.getByRole("button", { name: "Erneut versuchen" })).toBeVisible();
    // For customers' eyes there is no cause.
    await expect(page.getByRole("alert")).not.toContainText("500");
    expect(await heard(page, "error")).toEqual([{ code: "TOKEN_ENDPOINT", message: "/token: status 500." }]);
    let expected = 1;
    for (const seconds of [1, 2, 4, 8, 16, 30, 30]) {
      await page.clock.fastForward(seconds * 1_000 - 500);
      await page.waitForTimeout(50);
      expect(tries, `${seconds} s are not over`).toBe(expected);
      await page.clock.fastForward(500);
      expected += 1;
      await expect.poll(() => tries).toBe(expected);
      await expect.poll(() => errors(page)).toHaveLength(expected);
    }
    await page.unroute("**/token");
    await page.clock.fastForward(30_000);
    await standIn(page);
    await expect(page.getByRole("alert")).toHaveCount(0);
  });

  test("Try again does not wait, and the try that waited is not made as well", async ({ page, world }) => {
    await clock(page);
    await visit(page, world);
    await page.route("**/token", (route) => route.fulfill({ status: 500 }));
    await mount(page);
    const again = page.getByRole("button", { name: "Try again" });
    await expect(again).toBeVisible();
    await page.unroute("**/token");
    await again.click();
    await standIn(page);
    await page.clock.fastForward(5_000);
    await page.waitForTimeout(200);
    expect(world.opened).toHaveLength(1);
  });

  for (const [name, answer, why] of [
    ["a page for signing in", { status: 200, contentType: "text/html", body: "<h1>Sign in</h1>" }, "an answer without a token"],
    ["JSON without a token", { status: 200, json: { error: "no" } }, "an answer without a token"],
    ["null", { status: 200, body: "null" }, "an answer without a token"],
    ["a status", { status: 401 }, "status 401"],
    ["no connection", null, "Failed to fetch"],
  ] as const)
    test(`an endpoint that gives ${name} has failed, and who develops sees why`, async ({ page, world }) => {
      await visit(page, world);
      await page.route("**/token", (route) => (answer ? route.fulfill(answer) : route.abort()));
      await mount(page, { debug: true });
      await expect(page.getByRole("alert")).toContainText(`/token: ${why}.`);
      expect(world.opened).toHaveLength(0);
    });

  test("an endpoint that never answers has failed after 15 s", async ({ page, world }) => {
    await clock(page);
    await visit(page, world);
    await page.route("**/token", () => {});
    await mount(page, { debug: true });
    await expect(page.getByRole("status")).toHaveText("Loading…");
    await page.clock.fastForward(14_000);
    await expect(page.getByRole("alert")).toHaveCount(0);
    await page.clock.fastForward(1_000);
    await expect(page.getByRole("alert")).toContainText("no answer within 15 s");
  });

  test("tokens come as text, from a function, or from one that fails first", async ({ page, world }) => {
    await visit(page, world);
    await page.route("**/token", (route) => route.fulfill({ body: "a.text.token\n" }));
    await mount(page);
    await standIn(page);
    expect(world.opened[0]?.fields.token).toBe("a.text.token");

    await visit(page, world);
    await page.evaluate(() => {
      let calls = 0;
      window.Inlay.mount(document.querySelector("#place")!, {
        dashboard: "devices",
        onError: ({ message }) => {
          document.title = message;
        },
        getToken: () => {
          calls += 1;
          if (calls === 1) throw new Error("not signed in");
          return calls === 2 ? Promise.resolve({ token: "a.function.token" }) : "x";
        },
      });
    });
    await expect(page).toHaveTitle("getToken: not signed in.");
    await standIn(page);
    expect(world.opened[1]).toMatchObject({ dashboard: "devices", fields: { token: "a.function.token" } });
  });

  test("cookies go to the host's own endpoint, and none with the form", async ({ page, world, context }) => {
    await context.addCookies([
      { name: "host", value: "1", url: world.host },
      { name: "inlay", value: "1", url: world.inlay, sameSite: "Lax" },
    ]);
    await visit(page, world);
    const asked = page.waitForRequest("**/token");
    await mount(page);
    expect((await (await asked).allHeaders()).cookie).toContain("host=1");
    await standIn(page);
    expect(world.opened[0]?.headers.cookie).toBeUndefined();
  });

  test("a frame that never says hello is told after 20 s, and can be opened again", async ({ page, world }) => {
    await clock(page);
    await visit(page, world);
    await mount(page, { dashboard: "mute", debug: true });
    await expect.poll(() => world.opened.length).toBe(1);
    await page.clock.fastForward(19_000);
    expect(await errors(page)).toEqual([]);
    await page.clock.fastForward(1_000);
    await expect.poll(() => errors(page)).toEqual(["NETWORK"]);
    await expect(page.getByRole("alert")).toContainText(`Is ${world.host} among the tenant's origins?`);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => world.opened.length).toBe(2);
  });

  for (const [options, missing] of [
    [{ tokenUrl: "" }, "tokenUrl"],
    [{ dashboard: "" }, "dashboard"],
    [{ base: "inlay.example" }, "base"],
  ] as const)
    test(`who mounts without ${missing} is told so`, async ({ page, world }) => {
      await visit(page, world);
      await mount(page, { ...options, debug: true });
      await expect(page.getByRole("alert")).toContainText(`Missing: ${missing}`);
      expect(await errors(page)).toEqual(["OPTIONS"]);
    });
});
