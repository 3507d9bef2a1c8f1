import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { open, signIn, userOf } from "./demo.ts";

test("a question is put together, drawn, kept in the address, and its file has all rows", async ({ page }) => {
  await signIn(page, userOf("spending", "analyst"));
  await page.goto("/explore");
  await open(page.getByRole("button", { name: "Measure", exact: true }), page.getByRole("dialog", { name: "Measure" }));
  await page.keyboard.type("payments");
  await page.getByRole("option", { name: /^Payments/ }).click();
  await expect(page).toHaveURL(/measure=spending.payments/);
  await open(page.getByRole("button", { name: "Dimension", exact: true }), page.getByRole("dialog", { name: "Dimension" }));
  // What does not go with payments stays in the list and says why.
  await expect(page.getByRole("option", { name: /^Room/ })).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByRole("option", { name: /^Room/ })).toContainText('Measures of spending have no dimension "room"');
  await page.getByRole("option", { name: /^Category/ }).click();
  await expect(page.getByRole("heading", { name: "Payments by category" })).toBeVisible();
  await expect(page.getByRole("list", { name: "Payments" }).getByRole("listitem").first()).toBeVisible();

  await page.reload();
  await expect(page.getByRole("heading", { name: "Payments by category" })).toBeVisible();
  await page.getByRole("button", { name: "Table", exact: true }).click();
  const rows = page.getByRole("region", { name: "Payments by category, data" }).getByRole("row");
  await expect(rows.nth(1)).toBeVisible();
  const shown = (await rows.count()) - 1;
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSV, all rows" }).click();
  const text = await readFile((await (await waiting).path())!, "utf8");
  const lines = text
    .replace(/^\uFEFF/, "")
    .trim()
    .split("\r\n");
  expect(lines[0]).toBe("Category,Payments");
  expect(lines).toHaveLength(shown + 1);
});

test("values to filter by are suggested, and the filter holds", async ({ page }) => {
  await signIn(page, userOf("spending", "analyst"));
  await page.goto("/explore?measure=spending.spent&by=merchant&as=table&period=last_3_months");
  await open(page.getByRole("button", { name: "Filter", exact: true }), page.getByRole("dialog", { name: "Filter" }));
  await page.getByRole("option", { name: /^Category/ }).click();
  const dialog = page.getByRole("dialog", { name: /Category/ });
  await dialog.getByLabel("Search").fill("grocer");
  await dialog.getByText("Groceries", { exact: true }).click();
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/only.category=groceries/);
  await expect(page.getByRole("button", { name: "Category is Groceries", exact: true })).toBeVisible();
  await expect(page.getByRole("cell", { name: "EDEKA" })).toBeVisible();
  await expect(page.getByRole("cell", { name: "Amazon" })).toHaveCount(0);
});

test("a question without an answer says why, where it is wrong", async ({ page }) => {
  await signIn(page, userOf("spending", "analyst"));
  await page.goto("/explore?measure=spending.spent&by=room");
  await expect(page.getByRole("alert").filter({ hasText: 'Measures of spending have no dimension "room"' })).toBeVisible();
  await expect(page.getByRole("heading", { name: "This question has no answer" })).toBeVisible();
  await page.goto("/explore?measure=nothing.at.all");
  await expect(page.getByRole("alert").filter({ hasText: 'There is no measure "nothing.at.all"' })).toBeVisible();
});

test("a viewer may not explore", async ({ page }) => {
  await signIn(page, userOf("spending", "viewer"));
  await page.goto("/explore?measure=spending.spent");
  await expect(page.getByRole("heading", { name: "Not open to your role" })).toBeVisible();
});
