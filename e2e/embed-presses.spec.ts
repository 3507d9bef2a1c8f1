import { expect, test } from "@playwright/test";
import { openPortal, portalUrl, signInAtPortal } from "./partner/testing.ts";

// What a viewer presses is never lost, however early.
test.describe.configure({ timeout: 120_000 });

test("a link that is pressed before any script has run is followed when one has", async ({ page }) => {
  let go = () => {};
  const wait = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route(/\/embed\/f\/shell-/, async (route) => {
    await wait;
    await route.continue();
  });
  await signInAtPortal(page, "bank", "anna");
  // The page has not loaded as long as its frame's script has not.
  await page.goto(portalUrl("bank", "plain"), { waitUntil: "commit" });
  const frame = page.locator("iframe").contentFrame();
  await frame
    .getByRole("link", { name: /All payments/ })
    .first()
    .click({ noWaitAfter: true });
  await page.waitForTimeout(300);
  await expect(frame.getByRole("table")).toHaveCount(0);
  go();
  await expect(frame.getByRole("heading", { name: "Payments" })).toBeVisible();
});

test("a link that is pressed in the page as it was, and let go in the one made anew, is followed", async ({ page }) => {
  // Other figures than those that were drawn: the page is made anew when it comes alive.
  let changed = 0;
  await page.route(/\/api\/trpc\/dashboards\.spending/, async (route) => {
    const answer = await route.fetch();
    const text = await answer.text();
    changed++;
    await route.fulfill({ response: answer, body: text.replace(/"newest":"(\d{4})/, '"newest":"1999') });
  });
  const frame = await openPortal(page, "bank", "anna", {}, "plain");
  const link = frame.getByRole("link", { name: /All payments/ }).first();
  await link.scrollIntoViewIfNeeded();
  const before = await link.elementHandle();
  const box = (await link.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await expect(frame.locator("html")).toHaveAttribute("data-alive", "");
  expect(changed).toBeGreaterThan(0);
  expect(await before!.evaluate((element) => element.isConnected)).toBe(false);
  await page.mouse.up();
  await expect(frame.getByRole("heading", { name: "Payments" })).toBeVisible();
});
