import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { open, signIn, tenantOf, userOf } from "./demo.ts";
import { violationsOf } from "./gallery/measure.ts";

const palette = (page: Page) => page.getByRole("dialog", { name: "Search and commands" });

/** Opens the palette by its keys: a press before the page is alive is lost. */
async function summon(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(palette(page)).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

test("the palette finds a page, a customer and a command by the keys alone, and says how many there are", async ({ page }) => {
  await signIn(page, userOf("spending", "admin"));
  await page.goto("/spending");
  await summon(page);
  await expect(palette(page).getByRole("searchbox")).toBeFocused();
  expect(await violationsOf(page)).toEqual([]);
  for (let presses = 0; presses < 20; presses++) await page.keyboard.press("ArrowDown");
  await expect(palette(page).locator("[role=menuitem][data-focused]")).toBeInViewport({ ratio: 1 });

  await page.keyboard.type("api key");
  await expect(palette(page).getByRole("menuitem")).toHaveCount(1);
  await expect(palette(page).getByRole("status")).toHaveText("1 found");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/settings\/keys$/);

  const customer = tenantOf("spending").subjects[0]!;
  await summon(page);
  await page.keyboard.type(customer);
  await expect(palette(page).getByRole("menuitem", { name: new RegExp(customer) })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/spending\\?subject=${customer}`));

  await summon(page);
  await page.keyboard.type("last 30");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`subject=${customer}&period=last_30_days`));

  await summon(page);
  await page.keyboard.type("nothing is called so");
  await expect(palette(page).getByRole("status")).toHaveText("Nothing found");
  await page.keyboard.press("Escape");
  await expect(palette(page)).toHaveCount(0);
});

test("a menu makes way for the palette", async ({ page }) => {
  await signIn(page, userOf("spending", "customer"));
  const menu = page.getByRole("menu", { name: /Merchants/ });
  await open(page.getByRole("region", { name: "Merchants", exact: true }).getByRole("button").last(), menu);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Search and commands" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(menu).toHaveCount(0);
});

test("a customer's palette offers what a customer may open, and nobody else", async ({ page }) => {
  await signIn(page, userOf("spending", "customer"));
  await summon(page);
  await expect(palette(page).getByRole("menuitem", { name: /^Spending/ })).toBeVisible();
  for (const word of ["Batches", "API keys", "Customers", "cust", "tenants"]) {
    await palette(page).getByRole("searchbox").fill(word);
    await expect(palette(page).getByRole("status")).toHaveText("Nothing found");
  }
});

test("single keys lead to pages, are listed at ?, do nothing in a field, and can be switched off", async ({ page }) => {
  await signIn(page, userOf("spending", "admin"));
  await page.goto("/settings/keys");
  await expect(page.getByRole("searchbox")).toBeVisible();
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(help).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(help.getByText("Quarantine")).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press("Escape");

  await page.keyboard.press("g");
  await page.keyboard.press("b");
  await expect(page).toHaveURL(/\/data\/batches/);

  await page.goto("/settings/keys");
  const search = page.getByRole("searchbox");
  await expect(async () => {
    await search.fill("");
    await search.pressSequentially("g b?");
    await expect(page).toHaveURL(/q=g\+b/, { timeout: 1_000 });
  }).toPass();
  await expect(help).toHaveCount(0);

  await search.blur();
  await page.keyboard.press("?");
  await help.getByText("Single keys do something").click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.keyboard.press("g");
  await page.keyboard.press("b");
  await expect(help).toHaveCount(0);
  await expect(page).toHaveURL(/\/settings\/keys/);
  await summon(page);
});

test("a page is read from the right when asked to, from the first paint on, and charts still run from the left", async ({
  page,
}) => {
  await signIn(page, userOf("spending", "customer"));
  await open(page.getByRole("button", { name: /account$/ }), page.getByRole("dialog", { name: "Account" }));
  await page.getByText("Right to left", { exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  const answer = await page.goto("/spending");
  expect(await answer?.text()).toContain('dir="rtl"');
  const start = await page.getByRole("heading", { level: 1 }).boundingBox();
  const account = await page.getByRole("button", { name: /account$/ }).boundingBox();
  expect(start!.x).toBeGreaterThan(account!.x);
  const chart = page.locator(".chart-box").first();
  expect(await chart.evaluate((box) => getComputedStyle(box).direction)).toBe("ltr");
  // What opens at a button opens on the side where lines begin, and inside of the page.
  await open(page.getByRole("button", { name: "Cash flow: more" }), page.getByRole("menu"));
  const menu = await page.getByRole("menu").boundingBox();
  expect(menu!.x).toBeGreaterThanOrEqual(0);
  expect(await violationsOf(page)).toEqual([]);
});

test("a link to a tile leads to it and marks it; its data come as a file", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn(page, userOf("spending", "customer"));
  await page.goto("/spending?period=last_3_months");
  const more = page.getByRole("button", { name: "Merchants: more" });
  await open(more, page.getByRole("menu"));
  await page.getByRole("menuitem", { name: "Copy link to this tile" }).click();
  await expect(page.getByText("Link copied.")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain("/spending?period=last_3_months#tile-");

  await open(more, page.getByRole("menu"));
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Download CSV" }).click();
  expect(await readFile(await (await download).path(), "utf8")).toMatch(/^\uFEFF[^\r\n]+\r\n/);

  await page.goto("about:blank");
  await page.goto(link);
  const tile = page.getByRole("region", { name: "Merchants" });
  await expect(tile).toHaveAttribute("data-named", "true");
  await expect(tile).toBeInViewport();
});

test("a grid's order, columns and search stand in the address, and come back with it", async ({ page }) => {
  await signIn(page, userOf("spending", "admin"));
  await page.goto("/settings/keys");
  const head = page.getByRole("columnheader", { name: "Name" });
  await expect(async () => {
    await head.getByRole("button").click();
    await expect(head).toHaveAttribute("aria-sort", /ascending|descending/, { timeout: 1_000 });
  }).toPass();
  await page.getByRole("button", { name: "API keys: columns" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Created by" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("searchbox").fill("demo");
  await expect(page).toHaveURL(/sort=-?name.*columns=.*by.*q=demo/);
  const rows = await page.getByRole("row").allTextContents();
  await page.reload();
  await expect(page.getByRole("columnheader", { name: "Created by" })).toBeVisible();
  await expect(page.getByRole("searchbox")).toHaveValue("demo");
  expect((await page.getByRole("row").allTextContents()).length).toBe(rows.length);
});
