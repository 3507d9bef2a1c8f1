import { afterAll, beforeAll, expect, test } from "vitest";
import { inScope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { type RowsTenant, tenantWithRows } from "#server/metrics/testing/rows.ts";
import { loadDevices } from "./load-devices.ts";
import { loadSpending } from "./load-spending.ts";
import { DevicesParams, SpendingParams } from "./params.ts";

/** More than one answer of the query API has rows. */
const MANY = 60_000;
const all = { mode: "all" } as const;

let db: TestDatabase;
let tenant: RowsTenant;
beforeAll(async () => {
  db = await testDatabase();
  tenant = await tenantWithRows(db);
});
afterAll(() => db.drop());

async function refresh(): Promise<void> {
  const sql = db.sql("pipeline");
  for (const { view } of await sql`select view from ops.mat_state`) await sql`select ops.refresh(${view})`;
}

test("a tenant's devices dashboard takes many homes", async () => {
  const homes = MANY / 30;
  await db.sql("pipeline")`
    insert into rollup.devices_hourly (tenant_id, subject, device, hour, day, hour_of_day, role, energy_uj, covered_ms, on_ms, starts, readings)
    select ${tenant.tenantId}, 'home-' || h, 'meter', d + interval '12 hours', d::date, 14, 'home', 3600000000, 43200000, 0, 0, 1
    from generate_series(1, ${homes}::int) h, generate_series(timestamptz '2026-03-01', timestamptz '2026-03-30', interval '1 day') d`;
  await refresh();
  const params = DevicesParams.parse({ period: { from: "2026-03-01", to: "2026-03-31" } });
  const { use } = await inScope(db.sql("app"), { tenantId: tenant.tenantId, subjects: all, limits: "none" }, (tx) =>
    loadDevices(tx, { ...params, subject: null }),
  );
  expect(use.totalWh).toBe(MANY);
  expect(use.buckets[0]).toMatchObject({ covered: 0.5, totalWh: homes });
  // Of some kinds of devices: as covered as they are in the mean.
  const { use: ofUnknown } = await inScope(db.sql("app"), { tenantId: tenant.tenantId, subjects: all, limits: "none" }, (tx) =>
    loadDevices(tx, { ...params, filters: { device: ["kind:"], room: null }, subject: null }),
  );
  expect(ofUnknown.buckets).toHaveLength(30);
});

test("a tenant's spending dashboard takes many merchants", async () => {
  await db.sql("pipeline")`
    insert into rollup.spending_daily (tenant_id, subject, day, currency, account, category, merchant, kind, pending,
      debit_minor, refund_minor, credit_minor, own_out_minor, own_in_minor, debits, refunds, credits, owns)
    select ${tenant.tenantId}, 'ada', date '2026-03-05', 'EUR', '', 'other', 'Shop ' || m, 'purchase', false, m, 0, 0, 0, 0, 1, 0, 0, 0
    from generate_series(1, ${MANY}::int) m`;
  await refresh();
  const params = SpendingParams.parse({ period: { from: "2026-03-01", to: "2026-04-01" } });
  const { merchants } = await inScope(db.sql("app"), { tenantId: tenant.tenantId, subjects: all, limits: "none" }, (tx) =>
    loadSpending(tx, { ...params, subject: null }),
  );
  expect(merchants.top[0]).toMatchObject({ merchant: `Shop ${MANY}`, spentMinor: MANY });
  expect(merchants.rest.merchants).toBe(MANY - 10);
});
