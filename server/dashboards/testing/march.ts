import type { TestDatabase } from "#db/testing/test-database.ts";
import { collect } from "#pipelines/collect/collect.ts";
import { processAll } from "#pipelines/process/work-tenant.ts";
import { createTenant } from "#server/tenants/create-tenant.ts";

export const SOURCE = "/bank";
let sent = 0;
const event = (type: string, subject: string, time: string, data: object) => ({
  specversion: "1.0",
  id: `e${++sent}`,
  source: SOURCE,
  type,
  subject,
  time,
  data,
});
const payment = (subject: string, transactionId: string, time: string, data: object) =>
  event("inlay.spending.transaction.v1", subject, time, {
    transactionId,
    direction: "debit",
    currency: "EUR",
    kind: "purchase",
    ...data,
  });
const reading = (subject: string, deviceId: string, time: string, data: object) =>
  event("inlay.devices.reading.v1", subject, time, { deviceId, ...data });

const sender = (db: TestDatabase) => async (tenant: string, events: object[]) => {
  const receipt = await collect(db.sql("collector"), {
    tenantId: tenant,
    transport: "http",
    origin: "test",
    items: events.map((value) => ({ value })),
  });
  if (receipt.results.length > 0) throw new Error(JSON.stringify(receipt.results));
  await processAll(db.sql("pipeline"));
};

/** Two tenants' events of March 2026, sent and processed like any client's. The canaries belong to others than `ada`. */
export async function sendMarch(db: TestDatabase): Promise<{ tenantId: string; otherTenant: string }> {
  const make = (slug: string) =>
    createTenant(
      db.sql("pipeline"),
      { slug, name: slug, zone: "Europe/Berlin", currency: "EUR", acceptBackDays: 3_650 },
      "system:test",
    );
  const [tenantId, otherTenant] = [(await make("ours")).id, (await make("theirs")).id];
  const send = sender(db);
  await send(tenantId, [
    payment("ada", "rent", "2026-03-01T09:00:00+01:00", {
      amountMinor: 50_000,
      category: "rent",
      accountId: "current",
      merchant: { name: "Landlord" },
    }),
    payment("ada", "shop", "2026-03-05T12:00:00Z", {
      amountMinor: 5_000,
      splits: [
        { amountMinor: 3_000, category: "groceries" },
        { amountMinor: 2_000, category: "clothing" },
      ],
    }),
    payment("ada", "back", "2026-03-06T12:00:00Z", {
      direction: "credit",
      kind: "refund",
      refundOf: "shop",
      amountMinor: 500,
      category: "groceries",
    }),
    payment("ada", "wage", "2026-03-25T12:00:00Z", { direction: "credit", kind: "income", amountMinor: 300_000 }),
    payment("ada", "save", "2026-03-26T12:00:00Z", { kind: "transfer", ownTransfer: true, amountMinor: 10_000 }),
    payment("ada", "coffee", "2026-03-31T12:00:00Z", { amountMinor: 400, status: "pending", category: "groceries" }),
    // 31 March in Berlin, 1 April in UTC it is not: and the other way round.
    payment("ada", "late", "2026-03-31T21:59:59Z", { amountMinor: 111, category: "groceries" }),
    payment("ada", "april", "2026-03-31T22:00:00Z", { amountMinor: 999, category: "groceries" }),
    payment("ada", "dollar", "2026-03-10T12:00:00Z", { amountMinor: 77, currency: "USD", category: "groceries" }),
    payment("bo", "bo-1", "2026-03-10T12:00:00Z", { amountMinor: 4_242, category: "groceries", description: "canary-bo" }),
    ...Array.from({ length: 25 }, (_, index) =>
      payment("many", `m${index}`, `2026-03-${String((index % 5) + 1).padStart(2, "0")}T10:00:00Z`, { amountMinor: index + 1 }),
    ),
  ]);
  // The coffee is booked at another price; then again, corrected.
  await send(tenantId, [
    payment("ada", "coffee", "2026-04-02T08:00:00Z", {
      amountMinor: 450,
      revision: 1,
      occurredAt: "2026-03-31T12:00:00Z",
      category: "groceries",
    }),
  ]);
  await send(tenantId, [
    payment("ada", "coffee", "2026-06-01T08:00:00Z", {
      amountMinor: 460,
      revision: 2,
      occurredAt: "2026-03-31T12:00:00Z",
      category: "groceries",
    }),
  ]);
  await send(tenantId, [
    event("inlay.devices.device.v1", "ada", "2026-03-01T00:00:00Z", { deviceId: "meter", kind: "meter", name: "Meter" }),
    ...Array.from({ length: 12 }, (_, index) =>
      reading("ada", "meter", new Date(Date.parse("2026-03-20T10:00:00Z") + index * 300_000).toISOString(), {
        channels: { energy_interval: { value: 100 + index, unit: "Wh", seconds: 300 }, power: { value: 1.2, unit: "kW" } },
      }),
    ),
  ]);
  await send(tenantId, [
    reading("ada", "meter", "2026-03-20T10:00:00Z", {
      revision: 1,
      quality: "substituted",
      channels: { energy_interval: { value: 50, unit: "Wh", seconds: 300 } },
    }),
  ]);
  await send(otherTenant, [payment("ada", "coffee", "2026-03-31T12:00:00Z", { amountMinor: 13, description: "canary-other" })]);
  return { tenantId, otherTenant };
}
