import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inScope } from "#db/scope.ts";
import { withRealData } from "#db/testing/real-data.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { importFile } from "#pipelines/import/import-file.ts";
import { processAll } from "#pipelines/process/work-tenant.ts";
import { createTenant } from "#server/tenants/create-tenant.ts";
import { loadSpending } from "./load-spending.ts";
import { SpendingParams } from "./params.ts";
import { readBerka } from "./spending/testing/berka.ts";
import type { Wide } from "./wide-view.ts";

const FILE = "berka/trans.asc.gz";
const MAPPING = resolve(import.meta.dirname, "../../pipelines/import/mappings/berka.yaml");
/** Begins and ends within months, so that days and whole months are both read. */
const PERIOD = { from: "1993-11-10", to: "1994-03-20" };
const BEFORE = { from: "1993-07-03", to: "1993-11-10" };

// Against figures computed in SQL from the plain rows and insights.md alone.
await withRealData("a real bank's customers side by side", [FILE], (path) => {
  let db: TestDatabase;
  let wide: Wide;

  beforeAll(async () => {
    db = await testDatabase();
    const input = { slug: "berka", name: "Berka", zone: "Europe/Prague", currency: "CZK", acceptFrom: "1990-01-01" };
    const { id: tenantId } = await createTenant(db.sql("pipeline"), input, "test");
    await importFile({ sql: db.sql("collector"), tenantId, file: path(FILE), mapping: MAPPING });
    await processAll(db.sql("pipeline"));
    await readBerka(db.login(), path(FILE));
    const begun = performance.now();
    const view = await inScope(db.sql("app"), { tenantId, subjects: { mode: "all" }, limits: "none" }, (tx) =>
      loadSpending(tx, { ...SpendingParams.parse({ period: PERIOD }), subject: null }),
    );
    process.stdout.write(`real data: the tenant's spending dashboard in ${(performance.now() - begun).toFixed(0)} ms\n`);
    expect(view.comparison).toEqual({ ...BEFORE, kind: "previous" });
    wide = view.wide!;
    // Every withdrawal counts as spent (the mapping says why); credits are no refunds there.
    await db.login()`
      create table plain.spent as
      select account, sum(amount) filter (where not credit and day >= ${PERIOD.from} and day < ${PERIOD.to}) as now,
        sum(amount) filter (where not credit and day >= ${BEFORE.from} and day < ${BEFORE.to}) as before,
        count(*) filter (where day >= ${PERIOD.from} and day < ${PERIOD.to}) as rows_now,
        count(*) filter (where day >= ${BEFORE.from} and day < ${BEFORE.to}) as rows_before
      from plain.berka group by account`;
  }, 600_000);
  afterAll(() => db?.drop());

  const minor = (units: string | null) => (units === null ? null : Math.round(Number(units) * 100));

  test("how many are active, what they spent in all, and how many nothing", async () => {
    const [plain] = await db.login()`
      select count(*) filter (where rows_now > 0)::int as active, count(*) filter (where rows_before > 0)::int as before,
        sum(now)::text as total, count(*) filter (where rows_now > 0 and coalesce(now, 0) = 0)::int as nothing,
        count(*)::int as known, count(*) filter (where rows_now > 0 and rows_before = 0)::int as arrived,
        count(*) filter (where rows_before > 0 and rows_now = 0)::int as "left"
      from plain.spent`;
    expect({
      ...{ active: wide.active, before: wide.comparedActive, total: wide.total, known: wide.known },
      ...{ nothing: wide.distribution.nothing, arrived: wide.arrived.subjects, left: wide.left.subjects },
    }).toEqual({ ...plain, total: minor(plain!.total) });
    expect(wide.active).toBeGreaterThan(1_000);
  });

  test("quantiles, by counting places in the sorted list", async () => {
    const rows = await db.login()`
      select coalesce(now, 0)::text as spent from plain.spent where rows_now > 0 order by coalesce(now, 0)`;
    const sorted = rows.map((row) => Number(row.spent) * 100);
    const at = (part: number) => {
      const place = (sorted.length - 1) * part;
      const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
      return Math.round(low + (high - low) * (place - Math.floor(place)));
    };
    expect(wide.distribution.quantiles).toEqual({ p10: at(0.1), p25: at(0.25), median: at(0.5), p75: at(0.75), p90: at(0.9) });
    for (const bin of wide.distribution.bins) {
      const inside = sorted.filter((spent) => spent > 0 && spent >= bin.from && (bin.to === null || spent < bin.to));
      expect({ ...bin }).toEqual({ ...bin, subjects: inside.length });
    }
  });

  test.each([
    ["rises", "now - before > 0", "now - before desc"],
    ["falls", "now - before < 0", "now - before"],
  ] as const)("%s: the ten greatest, of those with data in both periods", async (list, where, order) => {
    const sql = db.login();
    const plain = await sql`
      select account as subject, now::text, before::text from (
        select account, coalesce(now, 0) as now, coalesce(before, 0) as before from plain.spent where rows_now > 0 and rows_before > 0
      ) pair where ${sql.unsafe(where)} order by ${sql.unsafe(order)}, account limit 10`;
    expect(wide[list].map(({ subject, value, compared }) => ({ subject, value, compared }))).toEqual(
      plain.map((row) => ({ subject: row.subject, value: minor(row.now), compared: minor(row.before) })),
    );
  });
});
