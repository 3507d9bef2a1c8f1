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
