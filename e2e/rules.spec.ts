import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { open, payment, send, signIn, tenantOf, userOf } from "./demo.ts";

/** Adds a rule to the draft by the dialogue. */
async function addRule(page: Page, text: string, category: string): Promise<void> {
  await open(page.getByRole("button", { name: "Add a rule" }).first(), page.getByRole("dialog", { name: "New rule" }));
  await page.getByLabel("Text").fill(text);
  await expect(page.getByText(/By itself it matches 1 payment since .*such as/)).toBeVisible();
  await page.getByRole("combobox", { name: "Then the category is" }).fill(category);
  await page.getByRole("button", { name: "Add to the draft" }).click();
}

/** The version that a message says is in force now. */
async function versionInForce(page: Page, message: RegExp): Promise<number> {
  const text = await page.getByText(message).textContent();
  return Number(text?.match(/(\d+)\D*$/)?.[1]);
}

/** Waits until the run over the past is through. */
const broughtUp = (page: Page, version: number) =>
  expect(page.getByText(`Past payments were brought up to version ${version},`)).toBeVisible({ timeout: 30_000 });

test("a category rule changes past figures, and its restoring brings them back", async ({ page }) => {
  const tenant = tenantOf("spending");
  const subject = tenant.subjects.at(-1)!;
  const word = randomUUID().slice(0, 6);
  const [merchant, category, name] = [`Ruled ${word}`, `ruled_${word}`, `Ruled ${word}`];
  await send(tenant, [payment(subject, randomUUID(), merchant, 250_000)]);
  await signIn(page, userOf("spending", "admin"));

  const categories = page.getByRole("list", { name: "By category" });
  const dashboard = () => page.goto(`/spending?subject=${subject}&period=this_month`);
  await expect(async () => {
    await dashboard();
    await expect(page.getByRole("list", { name: "Merchants" })).toContainText(merchant, { timeout: 2_000 });
  }).toPass();
  await expect(categories).not.toContainText(name);

  await page.goto("/settings/rules");
  await addRule(page, merchant, category);
  await page.reload();
  await expect(page.getByRole("region", { name: "Draft" })).toContainText("1 rule added");
  await page.getByRole("button", { name: "Preview" }).click();
  const preview = page.getByRole("region", { name: "What the draft would change" });
  await expect(preview).toContainText(/1 payment.*of [\d,]+ would change/, { timeout: 30_000 });
  await preview.getByText(`Uncategorised`).click();
  await expect(preview.getByRole("link", { name: merchant })).toBeVisible();

  await page.getByRole("button", { name: "Apply…" }).click();
  await page.getByLabel("Why").fill(`Because of ${word}`);
  await page.getByRole("button", { name: "Apply", exact: true }).click();
  await expect(page.getByRole("region", { name: "Draft" })).toHaveCount(0);
  const version = await versionInForce(page, /^Version \d+ of the rules is in force/);
  await broughtUp(page, version);
  await dashboard();
  await expect(categories).toContainText(name);

  await page.goto("/settings/rules?of=history");
  const row = page.getByRole("row").filter({ hasText: `Because of ${word}` });
  await expect(row.getByRole("cell").first()).toHaveText(String(version));
  await page.getByRole("button", { name: `Restore version ${version - 1}`, exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Restore" }).click();
  await broughtUp(page, await versionInForce(page, /is in force again, as version/));
  await dashboard();
  await expect(page.getByRole("list", { name: "Merchants" })).toContainText(merchant);
  await expect(categories).not.toContainText(name);
});

test("rules are not open to those who may not make them", async ({ page }) => {
  await signIn(page, userOf("spending", "analyst"));
  await page.goto("/settings/rules");
  await expect(page.getByRole("heading", { name: "Not open to your role" })).toBeVisible();
});
