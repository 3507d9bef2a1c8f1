import { expect, test } from "@playwright/test";
import { demo, open, signIn, tenantOf, userOf } from "./demo.ts";

test("a customer is found by the keys alone, and their dashboard opened", async ({ page }) => {
  await signIn(page, userOf("spending", "analyst"));
  await page.goto("/customers");
  const search = page.getByRole("searchbox").or(page.getByPlaceholder("Name or id")).first();
  await expect(async () => {
    await search.fill("");
    await search.pressSequentially("anna keller");
    await expect(page.getByRole("status").first()).toContainText("1 customer found", { timeout: 3_000 });
  }).toPass();
  await expect(page).toHaveURL(/q=anna/);
  const found = page.getByRole("link", { name: "Anna Keller" });
  await expect(found).toHaveCount(1);
  await found.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/subject=cust-1001/);
  await expect(page.getByText("Anna Keller · ")).toBeVisible();
});

test("the list is ordered by what customers spent, and says so when nobody is found", async ({ page }) => {
  await signIn(page, userOf("spending", "analyst"));
  await page.goto("/customers?sort=-spent");
  const amounts = await page.locator("tbody tr td:nth-child(3)").allTextContents();
  const figures = amounts.map((text) => Number(text.replaceAll(/[^0-9.]/g, "")));
  expect(figures.length).toBeGreaterThan(2);
  expect(figures).toEqual([...figures].sort((a, b) => b - a));
  await page.goto("/customers?q=nobody-is-called-this");
  await expect(page.getByText("Nothing here matches")).toBeVisible();
});

test("an analyst sees the screen of a customer, can change nothing, and leaves", async ({ page }) => {
  const [subject] = tenantOf("spending").subjects;
  await signIn(page, userOf("spending", "analyst"));
  await page.goto(`/spending?subject=${subject}`);
  await open(page.getByRole("button", { name: "View as this customer" }), page.getByRole("dialog"));
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "View as this customer" }).click();
  await expect(dialog.getByText("Say in a few words why")).toBeVisible();
  await dialog.getByLabel("Why").fill("A question about their rent");
  await dialog.getByRole("button", { name: "View as this customer" }).click();

  const banner = page.getByRole("region", { name: "Viewing as a customer" });
  await expect(banner).toContainText("Viewing as Anna Keller");
  // What the customer has, and nothing of the console.
  const places = page.getByRole("navigation", { name: "Main" }).first().getByRole("link");
  await expect(places).toHaveText(["Spending"]);
  for (const path of ["/customers", "/explore", "/data/batches", "/settings/keys"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "Not open to your role" })).toBeVisible();
    await expect(banner).toBeVisible();
  }
  const refused = await page.evaluate(async () => {
    const answer = await fetch("/api/trpc/choices.setRecurring", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ key: "any", state: "dismissed" }),
    });
    return { status: answer.status, text: await answer.text() };
  });
  expect(refused.status).toBe(403);
  expect(refused.text).toContain("Leave it first");

  await banner.getByRole("button", { name: "Leave" }).click();
  await expect(page).toHaveURL(/\/customers/);
  await expect(banner).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Customers" })).toBeVisible();
});

test("a view ends with the session", async ({ page }) => {
  const { url } = demo();
  const analyst = userOf("spending", "analyst");
  await signIn(page, analyst);
  await page.goto("/customers");
  await open(page.getByRole("button", { name: /: more$/ }).first(), page.getByRole("menuitem", { name: /View as/ }));
  await page.getByRole("menuitem", { name: /View as/ }).click();
  await page.getByLabel("Why").fill("Only a look");
  await page.getByRole("button", { name: "View as this customer" }).click();
  await expect(page.getByRole("region", { name: "Viewing as a customer" })).toBeVisible();
  // Signed out and in again, as the same person in the same browser.
  await page.context().clearCookies({ name: /session/ });
  await page.goto(`${url}/sign-in`);
  await signIn(page, analyst);
  await page.goto("/customers");
  await expect(page.getByRole("heading", { name: "Customers" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Viewing as a customer" })).toHaveCount(0);
});
