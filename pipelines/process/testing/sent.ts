import type { TestDatabase } from "#db/testing/test-database.ts";
import { collect } from "#pipelines/collect/collect.ts";
import type { Receipt } from "#server/events/receipt.ts";

/** Collects events of a tenant as one batch, which then waits to be processed. */
export function send(db: TestDatabase, tenantId: string, ...events: object[]): Promise<Receipt> {
  const items = events.map((value) => ({ value }));
  return collect(db.sql("collector"), { tenantId, transport: "http", origin: "test", items });
}

/** An event of a subject; the same id again needs the same content. */
export const event = (id: string, type: string, time: string, data: object, subject = "ada") => ({
  ...{ specversion: "1.0", id, source: "/test", type: `inlay.${type}.v1`, subject, time, data },
});

/** A purchase of so many cents. */
export const purchase = (id: string, time: string, amountMinor: number, more: object = {}, subject = "ada") => {
  const data = { transactionId: id, direction: "debit", amountMinor, currency: "EUR", kind: "purchase", ...more };
  return event(id, "spending.transaction", time, data, subject);
};

/** So many Wh used in the quarter of an hour from then on. */
export const used = (id: string, time: string, wattHours: number, subject = "ada") => {
  const channels = { energy_interval: { value: wattHours, unit: "Wh", seconds: 900 } };
  return event(id, "devices.reading", time, { deviceId: "meter", channels }, subject);
};

/** Everything that processing has made of a tenant's events, as text, to be compared. */
export async function madeOf(db: TestDatabase, tenantId: string): Promise<Record<string, string[]>> {
  const tables = ["fact.subject", "fact.account", "fact.device", "fact.entity", "fact.transaction", "fact.reading"];
  const made: Record<string, string[]> = {};
  for (const table of [...tables, "rollup.spending_daily", "rollup.devices_hourly"]) {
    const sql = db.login();
    const rows = await sql`select x::text as row from ${sql(table)} x where tenant_id = ${tenantId} order by 1`;
    made[table] = rows.map(({ row }) => row as string);
  }
  return made;
}

/** Minor units spent by local day, as the rollup has it. */
export async function spentByDay(db: TestDatabase, tenantId: string, subject = "ada"): Promise<Record<string, number>> {
  const rows = await db.sql("pipeline")`
    select day, sum(debit_minor)::float8 as minor from rollup.spending_daily
    where tenant_id = ${tenantId} and subject = ${subject} group by day order by day`;
  return Object.fromEntries(rows.map(({ day, minor }) => [day, minor]));
}
