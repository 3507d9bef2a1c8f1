import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { demo, open, payment, send, signIn, tenantOf, userOf } from "./demo.ts";

test("a customer signs in, reads the spending dashboard, goes down to an event and signs out", async ({ page }) => {
  await signIn(page, userOf("spending", "customer"));
  await expect(page).toHaveURL(/\/spending$/);
  await expect(page.getByRole("heading", { level: 1, name: "Spending" })).toBeVisible();
  for (const tile of ["Cash flow", "Pace", "By category", "Merchants"]) {
    await expect(page.getByRole("region", { name: tile, exact: true })).toContainText(/\d/);
  }

  await open(page.getByRole("button", { name: /Last 12 months/ }), page.getByRole("dialog", { name: "Period and comparison" }));
  await page.getByText("Last 3 months").click();
  await expect(page).toHaveURL(/period=last_3_months/);
  await expect(page.getByRole("button", { name: /Last 3 months/ })).toBeVisible();

  await page.getByRole("list", { name: "By category" }).getByRole("link").first().click();
  await expect(page).toHaveURL(/\/spending\/events\?.*category=/);
  await expect(page.getByRole("heading", { level: 1, name: "Payments" })).toBeVisible();
  await page.getByRole("table").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/spending\/event\?/);
  await expect(page.getByRole("region", { name: "The event as JSON" }).first()).toContainText('"specversion": "1.0"');
  await expect(page.getByText("Category", { exact: true })).toBeVisible();

  await open(page.getByRole("button", { name: /account$/ }), page.getByRole("dialog", { name: "Account" }));
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/sign-in/);
  await page.goto("/spending");
  await expect(page).toHaveURL(/sign-in/);
});

test("the server's drawing is on the page before any script has loaded", async ({ page }) => {
  await signIn(page, userOf("spending", "customer"));
  await page.route(/\.js(\?|$)/, (route) => route.abort());
  await page.goto("/spending");
  const chart = page.getByRole("slider", { name: /Cash flow/ });
  await expect(chart.locator("svg:visible")).toHaveCount(1);
  await expect(chart.locator("svg:visible path").first()).toBeAttached();
});

test("a chart comes alive under the pointer without a jump", async ({ page }) => {
  await signIn(page, userOf("spending", "customer"));
  await page.goto("/spending");
  const chart = page.getByRole("slider", { name: /Cash flow/ });
  const before = await chart.boundingBox();
  await chart.hover();
  await expect(chart).toHaveAttribute("data-live", "true");
  expect(await chart.boundingBox()).toEqual(before);
  const shift = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(sum), 300);
      }),
  );
  expect(shift).toBeLessThan(0.01);
});

test("what is processed reaches an open dashboard without a reload; a hostile name is text", async ({ page }) => {
  const tenant = tenantOf("spending");
  const subject = tenant.subjects.at(-1)!;
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await signIn(page, userOf("spending", "admin"));
  const live = page.waitForResponse((response) => response.url().includes("live.changes"));
  await page.goto(`/spending?subject=${encodeURIComponent(subject)}&period=this_month`);
  await live;
  const name = `<img src=x onerror=alert(1)>${randomUUID().slice(0, 8)}`;
  await send(tenant, [payment(subject, randomUUID(), name, 9_876_500)]);
  const merchant = page.getByRole("list", { name: "Merchants" }).getByText(name.slice(-8), { exact: false });
  await expect(merchant).toBeVisible({ timeout: 5_000 });
  await expect(merchant).toContainText("<img");
  expect(dialogs).toEqual([]);
});

test("the first event of a new tenant fills a page that is open, charts and all", async ({ page }) => {
  const operator = demo().users.find(({ role }) => role === "operator")!;
  await signIn(page, operator);
  const form = page.getByRole("dialog", { name: "New tenant" });
  await open(page.getByRole("button", { name: "New tenant" }), form);
  await form.getByLabel("Name").fill(`First ${randomUUID().slice(0, 8)}`);
  await form.getByRole("button", { name: "Create and enter" }).click();
  await expect(page).toHaveURL(/\/settings\/keys$/);
  const dialog = page.getByRole("dialog", { name: "New API key" });
  await open(page.getByRole("button", { name: "Create a key" }).first(), dialog);
  await dialog.getByLabel("Name").fill("first");
  await dialog.getByRole("button", { name: "Create", exact: true }).click();
  const apiKey = (await dialog.locator("pre").textContent()) ?? "";
  const live = page.waitForResponse((response) => response.url().includes("live.changes"));
  await page.goto("/spending");
  await expect(page.getByText("No transactions yet")).toBeVisible();
  await live;
  await send({ slug: "first", id: "", subjects: [], apiKey }, [payment("customer-1", randomUUID(), "Corner Shop", 4_290)]);
  const chart = page.getByRole("slider", { name: /Cash flow/ });
  // The page came with the drawing of an empty chart, whose axis knows no amounts.
  await expect(chart.locator("svg:visible").getByText("50", { exact: true })).toBeVisible();
});

test("a wrong password and an unknown address are told alike", async ({ page }) => {
  const told: string[] = [];
  for (const email of [userOf("spending", "viewer").email, "nobody@nowhere.example"]) {
    await page.goto("/sign-in");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill("not the password");
    await page.locator("button[type=submit]").click();
    told.push((await page.getByRole("alert").filter({ hasText: /\w/ }).first().textContent()) ?? "");
  }
  expect(told[0]).toBe("The e-mail address or the password is not right.");
  expect(told[1]).toBe(told[0]);
});
