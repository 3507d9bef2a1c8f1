import type { Page } from "@playwright/test";
import { expect, mount, opened, say, standIn, test, visit } from "./embed-sdk/test.ts";

/** Writes down how high the place of the frame is, in each picture that is drawn, until the test ends. */
const watchPlace = (page: Page) =>
  page.evaluate(() => {
    const heights = new Set<number>();
    const look = () => {
      heights.add(document.querySelector("#place")!.getBoundingClientRect().height);
      requestAnimationFrame(look);
    };
    look();
    Object.assign(window, { heights });
  });
const heights = (page: Page) => page.evaluate(() => [...(window as unknown as { heights: Set<number> }).heights]);

const focused = (page: Page) => page.evaluate(() => document.activeElement?.tagName);

test.describe("SDK's frame that is opened again", () => {
  for (const sandbox of [undefined, true])
    test(`adds nothing to the host's history, and Back leaves the host's page${sandbox ? ", sandboxed" : ""}`, async ({
      page,
      world,
    }) => {
      await page.goto(world.stranger);
      await visit(page, world);
      await mount(page, { sandbox });
      await standIn(page);
      const entries = () => page.evaluate(() => history.length);
      const before = await entries();

      await say(await standIn(page), { type: "tokenNeeded", reason: "revoked" });
      await expect.poll(() => world.opened.length).toBe(2);
      await (await standIn(page)).evaluate(() => location.reload());
      await expect.poll(() => world.opened.length).toBe(3);
      await standIn(page);
      await page.evaluate(() => window.mounted.reload());
      await expect.poll(() => world.opened.length).toBe(4);
      await standIn(page);

      expect(await entries()).toBe(before);
      await page.goBack();
      await expect(page).toHaveURL(`${world.stranger}/`);
    });

  test("keeps its place: what stands below does not move", async ({ page, world }) => {
    const frame = await opened(page, world, { height: 300 });
    await say(frame, { type: "resize", height: 723 });
    await expect.poll(async () => (await page.locator("iframe").boundingBox())?.height).toBe(723);
    const release = Promise.withResolvers<void>();
    await page.route("**/token", async (route) => {
      await release.promise;
      await route.continue();
    });
    await watchPlace(page);
    await say(frame, { type: "tokenNeeded", reason: "revoked" });
    // Nobody looks at what belonged to a session that has ended.
    await expect(page.locator("iframe")).toHaveCount(0);
    await expect(page.getByRole("status")).toHaveText("Loading…");
    release.resolve();
    await standIn(page);
    expect(world.opened).toHaveLength(2);
    expect(await heights(page)).toEqual([723]);
  });

  test("is where the viewer's keys are, if they were in it and have not gone elsewhere", async ({ page, world }) => {
    const frame = await opened(page, world);
    await page.evaluate(() => document.body.append(document.createElement("input")));
    const within = async () => {
      const now = await standIn(page);
      await now.evaluate(() => {
        const button = document.createElement("button");
        document.body.append(button);
        button.focus();
      });
      await expect.poll(() => focused(page)).toBe("IFRAME");
      return now;
    };
    const reopened = async (times: number) => {
      await expect.poll(() => world.opened.length).toBe(times);
      return standIn(page);
    };
    await say(frame, { type: "tokenNeeded", reason: "reload" });
    await reopened(2);
    expect(await focused(page), "whoever was not in it is not taken there").toBe("BODY");

    await say(await within(), { type: "tokenNeeded", reason: "reload" });
    const anew = await reopened(3);
    await expect.poll(() => focused(page)).toBe("IFRAME");
    await anew.evaluate(() => document.body.append(document.createElement("button")));
    await page.keyboard.press("Tab");
    await expect.poll(() => anew.evaluate(() => document.activeElement?.tagName)).toBe("BUTTON");

    const release = Promise.withResolvers<void>();
    await page.route("**/token", async (route) => {
      await release.promise;
      await route.continue();
    });
    const last = await within();
    await page.evaluate(() => window.mounted.reload());
    await expect.poll(() => last.isDetached()).toBe(true);
    await page.locator("input").focus();
    release.resolve();
    await reopened(4);
    expect(await focused(page)).toBe("INPUT");
  });
});
