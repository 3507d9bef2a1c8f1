import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { userOf } from "./demo.ts";

/** Presses Tab until something has the focus, as somebody without a pointer would. */
async function tabTo(page: Page, target: Locator, most = 150): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

test("the keys alone: sign in, change the period, drill to an event, export, sign out", async ({ page }) => {
  const user = userOf("spending", "customer");
  await page.goto("/sign-in");
  await expect(page.locator("button[type=submit]")).toBeVisible();
  await tabTo(page, page.getByLabel("E-mail address"));
  await page.keyboard.type(user.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(user.password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/spending$/);

  await tabTo(page, page.getByRole("button", { name: /Last 12 months/ }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await tabTo(page, page.getByRole("radio", { name: "Last 12 months" }));
  await page.keyboard.press("ArrowUp");
  await expect(page).toHaveURL(/period=last_3_months/);
  await page.keyboard.press("Escape");

  await tabTo(page, page.getByRole("button", { name: "By category: more" }));
  await page.keyboard.press("Enter");
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Download CSV" }).waitFor();
  await page.keyboard.press("ArrowDown");
  for (let presses = 0; presses < 6; presses++) {
    const focused = await page.evaluate(() => document.activeElement?.textContent ?? "");
    if (focused.includes("Download CSV")) break;
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
  const file = await (await download).path();
  expect(await readFile(file, "utf8")).toMatch(/^\uFEFF?Category,/);

  await tabTo(page, page.getByRole("list", { name: "By category" }).getByRole("link").first());
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/spending\/events\?/);
  await tabTo(page, page.getByRole("table").getByRole("link").first());
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/spending\/event\?/);
  await expect(page.getByRole("heading", { name: "As it was sent" })).toBeVisible();

  await page.goto("/spending");
  await tabTo(page, page.getByRole("button", { name: /account$/ }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Sign out" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/sign-in/);
});
