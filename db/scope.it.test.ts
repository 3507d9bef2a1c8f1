import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Sql } from "#db/client.ts";
import { inScope, type Scope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { uuidv7 } from "#server/ids.ts";

const TENANTS = 1_000;
const tenants = Array.from({ length: TENANTS }, () => uuidv7());
const all = (tenantId: string): Scope => ({ tenantId, subjects: { mode: "all" }, limits: "none" });
const one = (tenantId: string, subject: string): Scope => ({ tenantId, subjects: { mode: "one", subject }, limits: "none" });

let db: TestDatabase;
/** One connection: whatever a request leaves behind, the next one finds. */
let app: Sql;

beforeAll(async () => {
  db = await testDatabase();
  app = db.sql("app", { max: 1 });
  await db.sql("pipeline").begin(async (tx) => {
    await tx`insert into core.tenant (id, slug, name, zone, currency)
      select id::uuid, 't' || n, 't' || n, 'UTC', 'EUR' from unnest(${tenants}::text[]) with ordinality as t (id, n)`;
    await tx`insert into fact.subject (tenant_id, subject) select id::uuid, s from unnest(${tenants}::text[]) id, unnest(array['s1', 's2', 'all', '']) s`;
  });
});
afterAll(() => db.drop());

const subjects = (sql: Sql, scope: Scope) =>
  inScope(sql, scope, (tx) => tx<{ tenant_id: string; subject: string }[]>`select tenant_id, subject from serve.subjects`);

describe("a pool of one connection", () => {
  test("serves 1,000 interleaved tenants, with errors and timeouts between them, and no foreign row", async () => {
    const work = tenants.map(async (tenantId, at) => {
      if (at % 7 === 3) await expect(inScope(app, all(tenantId), (tx) => tx`select 1 / 0`)).rejects.toThrow("division by zero");
      if (at % 11 === 5)
        await expect(inScope(app, all(tenantId), async () => Promise.reject(new Error("ours")))).rejects.toThrow("ours");
      if (at % 101 === 7) {
        await expect(
          inScope(app, all(tenantId), (tx) => tx`set local statement_timeout = 20`.then(() => tx`select pg_sleep(5)`)),
        ).rejects.toMatchObject({ code: "57014" });
      }
      const scope = at % 2 === 0 ? all(tenantId) : one(tenantId, "s1");
      const rows = await subjects(app, scope);
      return {
        foreign: rows.filter((row) => row.tenant_id !== tenantId).length,
        seen: rows.length,
        expected: at % 2 === 0 ? 4 : 1,
      };
    });
    const done = await Promise.all(work);
    expect(done.reduce((sum, { foreign }) => sum + foreign, 0)).toBe(0);
    // The positive control: each saw what is its own.
    expect(done.filter(({ seen, expected }) => seen !== expected)).toEqual([]);
  });

  test("keeps no scope after a transaction, nor after one that failed", async () => {
    await subjects(app, all(tenants[0]!));
    expect(await app`select * from serve.subjects`).toEqual([]);
    await inScope(app, all(tenants[0]!), (tx) => tx`select 1 / 0`).catch(() => {});
    expect(await app`select * from serve.subjects`).toEqual([]);
  });
});

describe("a scope", () => {
  test("of one subject gives that subject alone, also when its id is a word of ours", async () => {
    for (const subject of ["s1", "all", ""]) {
      expect(await subjects(app, one(tenants[0]!, subject))).toEqual([{ tenant_id: tenants[0], subject }]);
    }
    expect(await subjects(app, one(tenants[0]!, "%"))).toEqual([]);
  });

  test("that is missing gives no row of any view or table that app may read", async () => {
    const readable = await db.login()<{ name: string }[]>`
      select n.nspname || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm') and n.nspname in ('core', 'serve')
        -- Reference data of ours, the same for all.
        and c.oid <> 'core.mcc_category'::regclass and has_any_column_privilege('inlay_app', c.oid, 'select')`;
    expect(readable.length).toBeGreaterThan(10);
    for (const { name } of readable) {
      const [row] = await app
        .unsafe<{ n: number }[]>(`select count(*)::int as n from (select from ${name}) x`)
        .catch(() => app.unsafe<{ n: number }[]>(`select count(tenant_id)::int as n from ${name}`));
      expect({ name, rows: row?.n }).toEqual({ name, rows: 0 });
    }
  });

  test("without tenant, mode or subject cannot be entered", async () => {
    for (const attempt of [
      app`select scope.enter(null, 'all', null, '"none"')`,
      app`select scope.enter(${tenants[0]!}, null, null, '"none"')`,
      app`select scope.enter(${tenants[0]!}, '', null, '"none"')`,
      app`select scope.enter(${tenants[0]!}, 'one', null, '"none"')`,
      app`select scope.enter(${tenants[0]!}, 'all', null, null)`,
    ]) {
      await expect(attempt).rejects.toThrow(/scope\.enter/);
    }
  });

  test("says its limits in words that the views know: a lock that none of them applies is refused", async () => {
    const enter = (limits: unknown) =>
      app`select scope.enter(${tenants[0]!}, 'all', null, ${JSON.stringify(limits)}::text::jsonb)`;
    for (const limits of [
      ...["all", "", null, [], {}, { dashboards: [] }, { filters: {} }, { dashboards: "spending", filters: {} }],
      ...[{ currency: ["EUR"] }, { subject: ["s1"] }, { category: "rent" }, { category: null }, { __proto: [] }].map(
        (filters) => ({
          dashboards: ["spending"],
          filters,
        }),
      ),
    ])
      await expect(enter(limits)).rejects.toThrow(/scope\.enter/);
    await enter({ dashboards: [], filters: { category: [], room: ["hall"] } });
  });

  test("cannot be written across: another tenant's rows are refused", async () => {
    const write = (tenantId: string) =>
      inScope(
        app,
        all(tenants[0]!),
        (tx) => tx`insert into core.audit (tenant_id, id, actor, action) values (${tenantId}, ${uuidv7()}, 'test', 'test')`,
      );
    await write(tenants[0]!);
    await expect(write(tenants[1]!)).rejects.toThrow(/row-level security/);
  });
});
