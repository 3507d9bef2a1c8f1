import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { demo, open, payment, signIn, tenantOf, userOf } from "./demo.ts";

test("an admin makes a key that works, sees it once, and ends it", async ({ page }) => {
  const tenant = tenantOf("spending");
  const name = `Key ${randomUUID().slice(0, 8)}`;
  await signIn(page, userOf("spending", "admin"));
  await page.goto("/settings/keys");
  await open(page.getByRole("button", { name: "Create a key" }), page.getByRole("dialog", { name: "New API key" }));
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Create", exact: true }).click();
  const key = (await page.getByRole("region", { name: "The new key" }).textContent())?.trim() ?? "";
  expect(key).toMatch(/^inlay_/);
  const use = async () => {
    const event = payment(tenant.subjects[0]!, randomUUID(), "Key test", 1);
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/cloudevents+json" };
    return (await fetch(`${demo().url}/api/v1/events`, { method: "POST", headers, body: JSON.stringify(event) })).status;
  };
  expect(await use()).toBe(200);

  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText(key)).toHaveCount(0);
  await page.getByRole("button", { name: `Revoke ${name}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("row", { name: new RegExp(name) })).toContainText("Revoked");
  expect(await use()).toBe(401);
});

test("an analyst chooses a customer by name and comes back to all of them", async ({ page }) => {
  await signIn(page, userOf("spending", "analyst"));
  await page.goto("/spending");
  await open(page.getByRole("button", { name: "All customers" }), page.getByRole("dialog", { name: "Customer" }));
  await page.getByRole("menuitem").nth(1).click();
  await expect(page).toHaveURL(/subject=/);
  await page.reload();
  await expect(page.getByRole("button", { name: "All customers" })).toHaveCount(0);
});

test("pages say so where a role is not enough, and nothing more", async ({ page }) => {
  await signIn(page, userOf("spending", "customer"));
  for (const path of ["/settings/keys", "/data/batches", "/data/quarantine", "/tenants"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "Not open to your role" })).toBeVisible();
    await expect(page.getByRole("table")).toHaveCount(0);
  }
});

test("an operator enters one tenant, then another", async ({ page }) => {
  const operator = demo().users.find((user) => user.role === "operator")!;
  await signIn(page, operator);
  await expect(page).toHaveURL(/\/tenants/);
  await expect(async () => {
    const enter = page.getByRole("button", { name: /^Work in / }).first();
    if (page.url().includes("/tenants")) await enter.click({ timeout: 2_000 });
    await expect(page).not.toHaveURL(/tenants/, { timeout: 3_000 });
  }).toPass();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Spending|Devices/);
  await open(page.getByRole("button", { name: /account$/ }), page.getByRole("dialog", { name: "Account" }));
  await page.getByRole("link", { name: "Choose another tenant" }).click();
  await expect(page).toHaveURL(/\/tenants/);
});
