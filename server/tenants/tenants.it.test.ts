import { afterAll, beforeAll, expect, test } from "vitest";
import { inScope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { makeTenant } from "#server/auth/testing/people.ts";
import { uuidv7 } from "#server/ids.ts";
import { createTenant } from "#server/tenants/create-tenant.ts";
import { setTenant } from "#server/tenants/set-tenant.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const all = (tenantId: string) => ({ tenantId, subjects: { mode: "all" }, limits: "none" }) as const;

/** Two subjects with a payment each: one in the tenant's zone, one with its own. */
async function twoSubjects(tenantId: string): Promise<void> {
  const sql = db.sql("pipeline");
  await sql`select ops.ensure_month('2026-03-01')`;
  await sql`insert into fact.subject (tenant_id, subject, zone) values (${tenantId}, 'here', null), (${tenantId}, 'away', 'Asia/Tokyo')`;
  await sql`insert into fact.transaction
      (tenant_id, at, transaction_id, part, subject, direction, kind, flow, pending, amount_minor, currency, category, category_from,
       revision, source, event_id, event_time)
    select ${tenantId}, '2026-03-10T12:00:00Z', subject, 0, subject, 'debit', 'purchase', 'debit', false, 100, 'CZK', 'groceries', 'event',
      0, 'test', subject, '2026-03-10T12:00:00Z' from unnest(array['here', 'away']) subject`;
}

test("another zone marks what it moves: the subjects without a zone of their own, and nothing of other tenants", async () => {
  for (const who of ["pipeline", "app"] as const) {
    const tenant = await makeTenant(db);
    await twoSubjects(tenant.id);
    const marks = async () =>
      (await db.login()`select distinct subject from ops.mark where tenant_id = ${tenant.id}`).map((row) => row.subject);
    const set = (change: object) =>
      who === "app"
        ? inScope(db.sql("app"), all(tenant.id), (tx) => setTenant(tx, tenant.id, change, "test"))
        : setTenant(db.sql("pipeline"), tenant.id, change, "test");
    await set({ name: "Another name", zone: "Europe/Prague" });
    expect(await marks()).toEqual([]);
    await set({ zone: "America/Chicago" });
    expect(await marks()).toEqual(["here"]);
  }
});

test("a scope can change and mark its own tenant alone", async () => {
  const [acme, globex] = [await makeTenant(db), await makeTenant(db)];
  const app = db.sql("app");
  await expect(inScope(app, all(acme.id), (tx) => setTenant(tx, globex.id, { name: "Mine" }, "test"))).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(inScope(app, all(acme.id), (tx) => tx`select core.rezone_tenant(${globex.id}::uuid)`)).rejects.toThrow(
    /another tenant/,
  );
  await expect(
    inScope(app, all(acme.id), (tx) =>
      createTenant(tx, { id: uuidv7(), slug: "elsewhere", name: "X", zone: "UTC", currency: "EUR" }, "test"),
    ),
  ).rejects.toThrow(/row-level security/);
  // Limits are an operator's, by the command line: the role that serves requests may not touch them.
  await expect(inScope(app, all(acme.id), (tx) => setTenant(tx, acme.id, { eventsPerMinute: 1 }, "test"))).rejects.toThrow(
    /permission denied/,
  );
});

test("of two that want one slug at the same time one gets it", async () => {
  const input = { slug: "wanted", name: "Wanted", zone: "UTC", currency: "EUR" };
  const tries = await Promise.allSettled([1, 2, 3, 4].map(() => createTenant(db.sql("pipeline"), input, "test")));
  expect(tries.map((one) => (one.status === "fulfilled" ? "made" : one.reason.code)).sort()).toEqual([
    "CONFLICT",
    "CONFLICT",
    "CONFLICT",
    "made",
  ]);
  const [row] =
    await db.login()`select (select count(*)::int from core.tenant where slug = 'wanted') as tenants, (select count(*)::int from core.audit where target = 'wanted') as trail`;
  expect(row).toEqual({ tenants: 1, trail: 1 });
});
