import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { demo, open, payment, signIn, tenantOf, userOf } from "./demo.ts";

/** Sends events that the door refuses: `send` of demo.ts wants them accepted. */
async function sendRefused(events: object[]): Promise<void> {
  const response = await fetch(`${demo().url}/api/v1/events`, {
    method: "POST",
    headers: { authorization: `Bearer ${tenantOf("spending").apiKey}`, "content-type": "application/cloudevents-batch+json" },
    body: JSON.stringify(events),
  });
  expect(await response.json()).toMatchObject({ accepted: 0, quarantined: events.length });
}

const bad = (id: string, merchant: string, more: object) => {
  const event = payment(tenantOf("spending").subjects[0]!, id, merchant, 4_321) as { data: object };
  return { ...event, source: `/e2e/${id}`, data: { ...event.data, ...more } };
};

/** The payment stands among those of today, once. */
async function expectCounted(page: Page, merchant: string): Promise<void> {
  await expect(async () => {
    await page.goto(`/spending/events?period=this_month&merchant=${encodeURIComponent(merchant)}`);
    await expect(page.getByRole("table").getByText(merchant)).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
}

test("a refused event is understood, mended and replayed, and then it counts", async ({ page }) => {
  const id = `e2e-${randomUUID().slice(0, 8)}`;
  const merchant = `Mended ${id}`;
  await sendRefused([bad(id, merchant, { currency: "EURO" })]);
  await signIn(page, userOf("spending", "admin"));
  await page.goto(`/data/quarantine?source=${encodeURIComponent(`/e2e/${id}`)}`);
  await page.getByRole("link", { name: /must be a currency code/ }).click();
  await expect(page.getByRole("heading", { name: "Refused event" })).toBeVisible();
  await expect(page.getByRole("region", { name: "The event as it was sent" })).toContainText('"currency": "EURO"');
  await expect(page.getByText("↑ data/currency must be a currency code")).toBeVisible();

  const text = page.getByLabel("The event, to be mended");
  await text.fill((await text.inputValue()).replace('"EURO"', '"EU"'));
  // The event, mended wrongly, is told below the field, whose place the words name by themselves.
  await expect(text).toHaveAccessibleDescription(/\. data\/currency must be a currency code/);
  await expect(page.getByRole("button", { name: "Replay", exact: true })).toBeDisabled();
  await text.fill((await text.inputValue()).replace('"EU"', '"EUR"'));
  await expect(page.getByText("It fits its schema")).toBeVisible();
  await page.getByRole("button", { name: "Replay", exact: true }).click();
  await expect(page.getByText("Accepted. The figures follow in a moment.")).toBeVisible();
  await expect(page.getByText(/replayed it: accepted, edited/)).toBeVisible();
  await expectCounted(page, merchant);
});

test("many are mended alike: rehearsed, replayed, and the rest discarded and reopened", async ({ page }) => {
  const id = `e2e-${randomUUID().slice(0, 8)}`;
  const source = encodeURIComponent(`/e2e/${id}`);
  const events = Array.from({ length: 5 }, (_, n) => ({ ...bad(id, `Many ${id}`, { colour: "red" }), id: `${id}-${n}` }));
  // One is wrong in another way as well.
  const worse = { ...events[4]!, data: { ...events[4]!.data, amountMinor: "much" } };
  await sendRefused([
    ...events.slice(0, 4).map((event, n) => ({ ...event, data: { ...event.data, transactionId: `${id}-${n}` } })),
    worse,
  ]);
  await signIn(page, userOf("spending", "admin"));
  await page.goto(`/data/quarantine?source=${source}`);
  await open(page.getByRole("button", { name: "All 5 events" }), page.getByRole("menu"));
  await page.getByRole("menuitem", { name: "Replay all that match…" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Replay 5 events" });
  await dialog.getByText("With the same edits made to each").click();
  await dialog.getByRole("button", { name: /^Set/ }).click();
  await page.getByRole("option", { name: "Remove" }).click();
  await dialog.getByLabel("Where").fill("/data/colour");
  await dialog.getByRole("button", { name: "Rehearse" }).click();
  const told = dialog.getByRole("status", { name: "What a replay would do" });
  await expect(told).toContainText("Would be accepted4");
  await expect(told).toContainText("data.invalid");
  await dialog.getByRole("button", { name: "Replay 5 events" }).click();
  await expect(page.getByText("4 accepted, 1 refused again.")).toBeVisible();

  await expect(page.getByRole("row")).toHaveCount(2);
  await page.getByRole("checkbox").nth(1).press("Space");
  await page.getByRole("button", { name: "Discard…" }).click();
  const asked = page.getByRole("alertdialog", { name: "Discard 1 event" });
  await asked.getByRole("button", { name: "Discard 1 event" }).click();
  await expect(asked.getByText(/Say why/)).toBeVisible();
  await asked.getByLabel("Why").fill("a test");
  await asked.getByRole("button", { name: "Discard 1 event" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Reopened 1 event.")).toBeVisible();
});

test("who may not see what was sent sees why it was refused", async ({ page }) => {
  const id = `e2e-${randomUUID().slice(0, 8)}`;
  await sendRefused([bad(id, "Hidden merchant", { colour: "red" })]);
  await signIn(page, userOf("spending", "analyst"));
  await page.goto(`/data/quarantine?source=${encodeURIComponent(`/e2e/${id}`)}`);
  await expect(page.getByRole("button", { name: /^All / })).toHaveCount(0);
  await page.getByRole("link", { name: /is not known here/ }).click();
  await expect(page.getByText("What was sent is not open to your role")).toBeVisible();
  await expect(page.getByText("Hidden merchant")).toHaveCount(0);
});

test("freshness answers at a glance, and runs and batches lead to their details", async ({ page }) => {
  await signIn(page, userOf("spending", "analyst"));
  await page.goto("/data/freshness");
  await expect(page.getByRole("status").filter({ hasText: "up to date as of" })).toBeVisible();
  await page.goto("/data/batches?transport=http");
  await page.getByRole("table", { name: "Batches" }).getByRole("link").first().click();
  await expect(page.getByRole("list", { name: "Its way" })).toContainText("Received");
  await page.goto("/data/runs?kind=roll");
  await page.getByRole("table", { name: "Runs" }).getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Roll up" })).toBeVisible();
});
