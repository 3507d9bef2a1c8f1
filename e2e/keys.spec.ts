import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { open, signIn, userOf } from "./demo.ts";
import { violationsOf } from "./gallery/measure.ts";

async function make(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "New API key" });
  await open(page.getByRole("button", { name: "Create a key" }).first(), dialog);
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Create", exact: true }).click();
  await dialog.getByRole("button", { name: "Done" }).click();
}

test("several keys end at once, after saying what breaks; one that is kept stays", async ({ page }) => {
  const run = randomUUID().slice(0, 8);
  await signIn(page, userOf("spending", "admin"));
  await page.goto("/settings/keys");
  for (const name of [`${run} till`, `${run} <img src=x onerror=alert(1)>`, `${run} kept`]) await make(page, name);

  await page.getByRole("checkbox", { name: `Select ${run} till` }).check();
  await page.getByRole("checkbox", { name: `Select ${run} <img` }).check();
  await expect(page.getByText("2 selected")).toBeVisible();
  await page.getByRole("button", { name: "Revoke", exact: true }).first().click();
  const question = page.getByRole("alertdialog", { name: "Revoke 2 keys?" });
  await expect(question).toContainText("they can no longer send events");
  await expect(question.getByRole("button", { name: "Keep them" })).toBeFocused();
  // What a button that waited has had read out goes after seven seconds, its name with the dialogue it stood in.
  await expect(page.locator("[data-live-announcer] [role=img]")).toHaveCount(0, { timeout: 15_000 });
  expect(await violationsOf(page)).toEqual([]);
  await question.getByRole("button", { name: "Revoke" }).click();

  await expect(page.getByText("2 keys are revoked.")).toBeVisible();
  await expect(page.getByRole("row", { name: `${run} till` })).toContainText("Revoked");
  await expect(page.getByRole("row", { name: `${run} <img` })).toContainText("Revoked");
  await expect(page.getByRole("row", { name: `${run} kept` })).toContainText("Active");
});

test("a key without a name is not sent: the field says so and is led to, and nothing written is lost", async ({ page }) => {
  await signIn(page, userOf("spending", "admin"));
  await page.goto("/settings/keys");
  const dialog = page.getByRole("dialog", { name: "New API key" });
  await open(page.getByRole("button", { name: "Create a key" }).first(), dialog);
  await dialog.getByText("Ask for figures").click();
  await dialog.getByRole("button", { name: "Create", exact: true }).click();
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await expect(dialog.getByLabel("Name")).toHaveAccessibleDescription(/Fill this in\./);
  await expect(dialog.getByRole("checkbox", { name: /Ask for figures/ })).toBeChecked();

  await page.route("**/api/trpc/keys.create*", (route) => route.abort());
  await dialog.getByLabel("Name").fill("Offline");
  await dialog.getByRole("button", { name: "Create", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("could not be reached");
  await expect(dialog.getByLabel("Name")).toHaveValue("Offline");
});
