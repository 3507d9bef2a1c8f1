import type { Frame, Page } from "@playwright/test";
import { expect, heard, opened, test } from "./embed-sdk/test.ts";

const content = (frame: Frame, style: string) =>
  frame.evaluate((text) => {
    (document.querySelector("#content") as HTMLElement).style.cssText = text;
  }, style);
const told = (frame: Frame) => frame.evaluate(() => window.standIn.heights);
const frameHeight = async (page: Page) => (await page.locator("iframe").boundingBox())?.height;
/** Long enough for a loop to show: 60 frames, and three times the rest after which what was held is told. */
const settled = (page: Page) => page.waitForTimeout(1_000);
/** Until what was changed is on the screen, so that what is changed next is changed by itself. */
const painted = (frame: Frame) =>
  frame.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));

test.describe("SDK's height of a frame that stands in", () => {
  test("is what the content has, rounded up, as it grows and shrinks", async ({ page, world }) => {
    const frame = await opened(page, world);
    await content(frame, "height: 700.2px");
    await frame.evaluate(() => {
      window.standIn.watch();
    });
    await expect.poll(() => frameHeight(page)).toBe(701);
    await painted(frame);
    for (const height of [900, 400, 1200, 1300, 1400, 1500, 1600, 80]) {
      await content(frame, `height: ${height}px`);
      await expect.poll(() => frameHeight(page)).toBe(height);
      await painted(frame);
    }
    expect(await heard(page, "resize")).toHaveLength(9);
    await settled(page);
    expect(await told(frame)).toHaveLength(9);
  });

  test("follows content that grows in every frame of a while", async ({ page, world }) => {
    const frame = await opened(page, world);
    await frame.evaluate(async () => {
      window.standIn.watch();
      const box = document.querySelector("#content") as HTMLElement;
      for (let height = 200; height <= 1_000; height += 20) {
        box.style.height = `${height}px`;
        await new Promise((next) => requestAnimationFrame(next));
      }
    });
    // The last step counts, too.
    await expect.poll(() => frameHeight(page)).toBe(1_000);
  });

  // Once by itself, once as an echo, and twice at rest.
  for (const style of ["min-height: calc(100vh + 20px)", "height: 120vh", "height: 100vh"])
    test(`does not grow for ever with content that has ${style}`, async ({ page, world }) => {
      const frame = await opened(page, world, { height: 300 });
      await content(frame, style);
      await frame.evaluate(() => {
        window.standIn.watch();
      });
      await settled(page);
      const heights = await told(frame);
      expect(heights.length).toBeLessThanOrEqual(4);
      expect(await frameHeight(page)).toBeLessThanOrEqual(300 * 1.2 ** 4 + 1);
      await settled(page);
      expect(await told(frame)).toEqual(heights);
      // What changes by itself is followed again.
      await content(frame, "height: 950px");
      await expect.poll(() => frameHeight(page)).toBe(950);
      await content(frame, "height: 500px");
      await expect.poll(() => frameHeight(page)).toBe(500);
    });

  test("is that of content in a narrower host, too", async ({ page, world }) => {
    const frame = await opened(page, world);
    await frame.evaluate(() => {
      document.querySelector("#content")!.innerHTML = "words and words ".repeat(400);
      window.standIn.watch();
    });
    const height = () => frame.evaluate(() => Math.ceil(document.querySelector("#content")!.getBoundingClientRect().height));
    await expect.poll(async () => (await frameHeight(page)) === (await height())).toBe(true);
    const wide = await frameHeight(page);
    await page.setViewportSize({ width: 390, height: 800 });
    await expect.poll(async () => (await height()) > wide! && (await frameHeight(page)) === (await height())).toBe(true);
  });

  test("has an end: no message makes a frame higher than 50,000 px", async ({ page, world }) => {
    const frame = await opened(page, world);
    await frame.evaluate(() => window.standIn.send({ type: "resize", height: 9e9 }));
    await expect.poll(() => frameHeight(page)).toBe(50_000);
  });
});
