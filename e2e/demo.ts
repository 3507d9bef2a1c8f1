import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { expect } from "@playwright/test";

type DemoUser = { email: string; password: string; role: string; tenant: string | null };
type DemoTenant = { slug: string; id: string; apiKey: string; subjects: string[] };
/** The app of a tenant, in which dashboards are embedded (e2e/partner). */
type DemoPortal = { name: "bank" | "home"; tenant: string; url: string };

/** The demo that the specs run against: its address, logins and keys. */
export function demo(): { url: string; users: DemoUser[]; tenants: DemoTenant[]; portals: DemoPortal[] } {
  const file = process.env.INLAY_DEMO_FILE;
  if (!file) throw new Error("INLAY_DEMO_FILE is not set: run the specs with `npm test` or `npx playwright test`.");
  return JSON.parse(readFileSync(file, "utf8"));
}

/** A demo user of a role, of the tenant whose dashboards are about a domain. */
export function userOf(domain: "spending" | "devices", role: string): DemoUser {
  const slug = tenantOf(domain).slug;
  const found = demo().users.find((user) => user.role === role && user.tenant === slug);
  if (!found) throw new Error(`The demo has no ${role} of ${slug}.`);
  return found;
}

/** The demo's bank, or its maker of smart homes. */
export function tenantOf(domain: "spending" | "devices"): DemoTenant {
  return demo().tenants[domain === "spending" ? 0 : 1]!;
}

/** Signs in and waits for the first dashboard. */
export async function signIn(page: Page, user: DemoUser): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(user.email);
  await page.getByLabel("Password").fill(user.password);
  const submit = page.locator("button[type=submit]");
  await submit.click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** Presses a button until what it opens is there: a press before the page is alive is lost. */
export async function open(button: Locator, opened: Locator): Promise<void> {
  await expect(async () => {
    if (!(await opened.isVisible())) await button.click({ timeout: 2_000 });
    await expect(opened).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

/** Sends events as the tenant's own server would; all are accepted but for those meant to be refused. */
export async function send(tenant: DemoTenant, events: object[], { refused = 0 } = {}): Promise<void> {
  const response = await fetch(`${demo().url}/api/v1/events`, {
    method: "POST",
    headers: { authorization: `Bearer ${tenant.apiKey}`, "content-type": "application/cloudevents-batch+json" },
    body: JSON.stringify(events),
  });
  const answer = (await response.json()) as { accepted?: number };
  expect(answer.accepted, JSON.stringify(answer)).toBe(events.length - refused);
}

/** A card payment of a customer of the bank, now. */
export function payment(subject: string, id: string, merchant: string, amountMinor: number): object {
  return {
    specversion: "1.0",
    id,
    source: "/e2e",
    type: "inlay.spending.transaction.v1",
    subject,
    time: new Date().toISOString(),
    data: { transactionId: id, direction: "debit", kind: "purchase", amountMinor, currency: "EUR", merchant: { name: merchant } },
  };
}

/** Waits until React has taken over what the server drew: what is written into a field before that is lost. */
export async function takenOver(field: Locator): Promise<void> {
  await expect
    .poll(() => field.evaluate((element) => Object.keys(element).some((key) => key.startsWith("__reactProps"))))
    .toBe(true);
}
