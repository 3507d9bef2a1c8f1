import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { payment, send, tenantOf } from "./demo.ts";
import { inlayFrame, openPortal, portalUrl } from "./partner/testing.ts";

test("a frame that nobody has touched shows what happens, and needs no more scripts for it", async ({ page }) => {
  const merchant = "Untouched";
  await openPortal(page, "bank", "jonas");
  const scripts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script" && /\/embed\/f\//.test(request.url())) scripts.push(new URL(request.url()).pathname);
  });
  await page.mouse.move(3, 3);
  await page.goto(portalUrl("bank"));
  const frame = inlayFrame(page);
  const chart = frame.locator(".chart-box").first();
  await chart.locator(".drawing svg").first().waitFor();
  await send(tenantOf("spending"), [payment("cust-1002", randomUUID(), merchant, 2_000_000)]);
  await expect(frame.getByRole("list", { name: "Merchants" })).toContainText(merchant, { timeout: 20_000 });
  expect(scripts).toContainEqual(expect.stringContaining("/shell-"));
  expect(scripts.filter((path) => /\/(app|engine|first-chart|chart)-/.test(path))).toEqual([]);

  // It is alive with the first touch, with what it has come to show.
  await chart.hover();
  await expect(chart).toHaveAttribute("data-live", "true");
  await expect.poll(() => scripts).toContainEqual(expect.stringContaining("/engine-"));
  await expect(frame.getByRole("list", { name: "Merchants" })).toContainText(merchant);
});

test("the chart that somebody points at is alive before the page's own scripts have come", async ({ page }) => {
  await openPortal(page, "bank", "lena");
  let held = 0;
  const release: (() => void)[] = [];
  await page.route(/\/embed\/f\/app-/, async (route) => {
    held++;
    await new Promise<void>((done) => release.push(done));
    await route.continue();
  });
  const chart = inlayFrame(page).locator(".chart-box").first();
  // Where a payment comes in between, all of the page is made anew, as it should: then once more.
  await expect(async () => {
    held = 0;
    for (const go of release.splice(0)) go();
    await page.mouse.move(3, 3);
    await page.goto(portalUrl("bank"));
    await chart.locator(".drawing svg").first().waitFor();
    await chart.hover();
    await expect(chart.locator(".live svg")).toBeVisible({ timeout: 5_000 });
    await chart.hover({ position: { x: 200, y: 100 } });
    await expect(chart.locator(".chart-tip")).toContainText(/\d/);
  }).toPass();
  await expect.poll(() => held).toBe(1);
  // The page takes it over as it is, and can be used as ever.
  for (const go of release) go();
  await expect(async () => {
    await chart.press("ArrowRight");
    await expect(chart).toHaveAttribute("aria-valuetext", /\d/, { timeout: 500 });
  }).toPass();
  await expect(chart.locator(".live svg")).toHaveCount(1);
});
