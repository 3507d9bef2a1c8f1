import { expect, test } from "@playwright/test";
import { signIn, userOf } from "./demo.ts";

test("an admin enters a tariff, is told of hours without a price, removes it and takes it back", async ({ page }) => {
  const name = `Night ${String(Date.now()).slice(-6)}`;
  // A day of its own for each run: two tariffs of the same homes may not begin on one.
  const day = new Date(Date.UTC(2030, 0, 1) + (Date.now() % 3_000_000) * 86_400).toISOString().slice(0, 10);
  await signIn(page, userOf("devices", "admin"));
  await page.goto("/settings/tariffs/new");
  await expect(async () => {
    await page.getByRole("radio", { name: "Time of use" }).check({ force: true, timeout: 2_000 });
    await expect(page.getByRole("list", { name: "Bands" })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toBeFocused();

  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("First day").fill(day);
  await page.getByLabel("Price").nth(0).fill("0.3249");
  await page.getByLabel("Price").nth(1).fill("0.2512");
  await page.getByRole("button", { name: "Sun" }).first().click();
  await expect(page.getByText("There is no price on Sunday from 06:00 to 22:00.")).toBeVisible();
  await page.getByRole("button", { name: "Add bands for the hours without a price" }).click();
  await page.getByLabel("Price").nth(2).fill("0.2");
  await expect(page.getByText("Each hour of the week has its price.")).toBeVisible();

  const tried = page.getByRole("region", { name: "Tried on a home" });
  await expect(async () => {
    const choice = page.getByRole("menuitem").first();
    if (!(await choice.isVisible())) await page.getByRole("button", { name: /^Try it on/ }).click({ timeout: 2_000 });
    await choice.click({ timeout: 2_000 });
    await expect(tried).toContainText("would have been the cost of", { timeout: 3_000 });
  }).toPass();
  await page.getByRole("button", { name: "Save" }).click();

  const row = page.getByRole("row", { name: new RegExp(name) });
  await expect(row).toContainText("Upcoming");
  await page.getByRole("button", { name: `Remove ${name}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row).toHaveCount(1);

  // What is wrong on the server is told at its field, and nothing that was written is lost.
  await page.goto("/settings/tariffs/new");
  await page.getByLabel("Name", { exact: true }).fill("The same day");
  await page.getByLabel("First day").fill(day);
  await page.getByLabel("Price").fill("0.3");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(`Another tariff of the same homes begins on ${day}`)).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("The same day");
});

test("a viewer reads tariffs and changes none; a customer sees no list of them", async ({ page }) => {
  await signIn(page, userOf("spending", "viewer"));
  await page.goto("/settings/tariffs");
  await expect(page.getByRole("heading", { name: "No tariff yet" })).toBeVisible();
  await expect(page.getByRole("link", { name: "New tariff" })).toHaveCount(0);
  await page.goto("/settings/tariffs/new");
  await expect(page.getByRole("heading", { name: "Not open to your role" })).toBeVisible();
  await page.context().clearCookies();
  await signIn(page, userOf("devices", "customer"));
  await page.goto("/settings/tariffs");
  await expect(page.getByRole("heading", { name: "Not open to your role" })).toBeVisible();
});
