import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { payment, send, tenantOf } from "./demo.ts";
import { alive } from "./embed-attacks/pages.ts";
import { openProfile } from "./embed-attacks/profile.ts";
import type { Switches } from "./partner/switches.ts";
import { inlayFrame, openPortal, type PlaceName } from "./partner/testing.ts";

// Frames where browsers, hosts and their sandboxes allow as little as they can.
test.describe.configure({ timeout: 120_000 });

/** Draws, comes alive, goes down to payments, comes back, and follows a payment that is made now. */
async function doesAll(page: Page, switches: Switches, place: PlaceName = ""): Promise<void> {
  const failures: string[] = [];
  page.on("pageerror", (error) => failures.push(error.message));
  const frame = await openPortal(page, "bank", "lena", switches, place);
  await expect(frame.getByRole("slider", { name: /Cash flow/ }).locator("svg:visible")).toHaveCount(1);
  await alive(frame);
  await frame.getByRole("slider", { name: /Cash flow/ }).hover();
  await expect(frame.getByRole("slider", { name: /Cash flow/ })).toHaveAttribute("data-live", "true");
  await frame.getByRole("list", { name: "By category" }).getByRole("link").first().click();
  await expect(frame.getByRole("heading", { level: 1, name: "Payments" })).toBeVisible();
  await expect(frame.getByRole("table").getByRole("link").first()).toBeVisible();
  await frame.getByRole("button", { name: "Spending" }).click();

  const merchant = `Follows ${randomUUID().slice(0, 8)}`;
  await send(tenantOf("spending"), [payment("cust-1003", randomUUID(), merchant, 2_000_000)]);
  await expect(frame.getByRole("list", { name: "Merchants" })).toContainText(merchant, { timeout: 30_000 });
  expect(failures).toEqual([]);
}

test("a browser that keeps nothing for other sites, no cookie and no storage, shows all of it", async ({
  browserName: _,
}, info) => {
  const { context } = await openProfile(info, "closed");
  try {
    const page = await context.newPage();
    await doesAll(page, {});
    const tried = await page
      .frames()
      .at(-1)!
      .evaluate(() => {
        const attempt = (work: () => unknown) => {
          try {
            return String(work());
          } catch (error) {
            return (error as Error).name;
          }
        };
        return [
          attempt(() => localStorage.length),
          attempt(() => Reflect.set(document, "cookie", "a=b")),
          attempt(() => document.cookie),
        ];
      });
    expect(tried, "the browser blocks indeed").toEqual(["SecurityError", "true", ""]);
  } finally {
    await context.close();
  }
});

test("a sandbox of scripts alone, and a page that isolates itself, show all of it", async ({ page }) => {
  await doesAll(page, { sandbox: true }, "isolated");
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(await page.locator("iframe").getAttribute("sandbox")).toBe("allow-scripts");
  expect(
    await page
      .frames()
      .at(-1)!
      .evaluate(() => origin),
  ).toBe("null");
  await expect(inlayFrame(page).getByRole("alert")).toHaveCount(0);
});
