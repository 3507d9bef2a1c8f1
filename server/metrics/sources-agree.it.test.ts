import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inScope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { addDays } from "#server/metrics/calendar.ts";
import { compile } from "#server/metrics/compile.ts";
import { type MetricFilter, MetricQuery, type MetricQueryInput } from "#server/metrics/contract.ts";
import { plan } from "#server/metrics/plan.ts";
import { resolve } from "#server/metrics/question.ts";
import { decode, select } from "#server/metrics/run.ts";
import { FINEST } from "#server/metrics/sources.ts";
import { type HourRow, type RowsTenant, refreshAll, type SpendingRow, tenantWithRows } from "#server/metrics/testing/rows.ts";

let db: TestDatabase;
let tenant: RowsTenant;
const SEED = 20_261_120;
const subjects = ["ada", "bo", "cy"];

beforeAll(async () => {
  db = await testDatabase();
  tenant = await tenantWithRows(db);
  const other = await tenantWithRows(db);
  const [days] = fc.sample(fc.array(spendingRow, { minLength: 600, maxLength: 600 }), { seed: SEED, numRuns: 1 });
  const [hours] = fc.sample(fc.array(hourRow, { minLength: 900, maxLength: 900 }), { seed: SEED, numRuns: 1 });
  await tenant.spending(
    distinct(days!, (row) => [
      row.subject,
      row.day,
      row.currency,
      row.account,
      row.category,
      row.merchant,
      row.kind,
      row.pending,
    ]),
  );
  await tenant.hours(distinct(hours!, (row) => [row.subject, row.device, row.hour]));
  await other.spending([{ subject: "ada", day: "2026-02-03", debit_minor: 999_999_999, debits: 7 }]);
  // Some months closed and materialised, later ones open, and one subject with something pending in a closed month.
  await refreshAll(db, "2026-03-01");
  const late = { subject: "bo", day: "2026-01-17", category: "late", debit_minor: 4_711, debits: 1 };
  await tenant.spending([late]);
});
afterAll(() => db.drop());

const day = fc.integer({ min: 0, max: 180 }).map((n) => addDays("2025-11-20", n));
const amount = fc.integer({ min: 0, max: 1_000_000 });
const spendingRow: fc.Arbitrary<SpendingRow> = fc.record({
  subject: fc.constantFrom(...subjects),
  day,
  currency: fc.constantFrom("EUR", "EUR", "USD"),
  account: fc.constantFrom("", "a1", "a2"),
  category: fc.constantFrom("groceries", "rent", "fees"),
  merchant: fc.constantFrom("", "REWE", "O'Hara"),
  kind: fc.constantFrom("purchase", "fee"),
  pending: fc.boolean(),
  debit_minor: amount,
  refund_minor: amount,
  credit_minor: amount,
  own_out_minor: amount,
  own_in_minor: amount,
  debits: fc.nat(9),
  refunds: fc.nat(9),
  credits: fc.nat(9),
  owns: fc.nat(9),
});
const devices = [
  { device: "meter", role: "home" },
  { device: "plug", role: "part" },
  { device: "strip", role: "nested" },
  { device: "shed", role: "alone" },
] as const;
const hourRow: fc.Arbitrary<HourRow> = fc
  .record({
    subject: fc.constantFrom(...subjects),
    of: fc.constantFrom(...devices),
    at: fc.integer({ min: 0, max: 180 * 24 }),
    energy_uj: fc.option(fc.bigInt({ min: -1_000n, max: 9_000_000_000_000n }).map(String)),
    covered_ms: fc.nat(3_600_000),
    on_ms: fc.nat(3_600_000),
    starts: fc.nat(4),
    peak_mw: fc.option(fc.nat(10_000_000)),
  })
  .map(({ of, at, ...row }) => ({ ...row, ...of, hour: new Date(Date.UTC(2025, 10, 20) + at * 3_600_000).toISOString() }));

const distinct = <T>(rows: T[], key: (row: T) => unknown[]): T[] => [
  ...new Map(rows.map((row) => [JSON.stringify(key(row)), row])).values(),
];

const money = [
  "spending.in",
  "spending.out",
  "spending.net",
  "spending.spent",
  "spending.debits",
  "spending.refunds",
  "spending.own_transfers",
];
const counts = ["spending.payments", "spending.refund_count", "spending.credit_count"];
const energy = [
  "devices.use",
  "devices.tracked",
  "devices.on_hours",
  "devices.starts",
  "devices.covered_hours",
  "devices.peak_watts",
];
const wholeHome = ["devices.use", "devices.untracked", "devices.coverage"];

type Shape = { measures: string[]; dimensions: string[]; filter: MetricFilter | null };

const question: fc.Arbitrary<{ subject: string | null; query: MetricQueryInput }> = fc
  .record({
    subject: fc.constantFrom(...subjects, null, null),
    shape: fc.constantFrom<Shape>(
      {
        measures: [...money, ...counts],
        dimensions: ["category", "kind", "status"],
        filter: { dimension: "category", notIn: ["fees"] },
      },
      { measures: money, dimensions: ["merchant", "account"], filter: { dimension: "merchant", in: ["REWE", null] } },
      { measures: counts, dimensions: [], filter: { dimension: "currency", in: ["EUR"] } },
      { measures: energy, dimensions: ["device", "role"], filter: { dimension: "role", in: ["home", "part"] } },
      { measures: energy, dimensions: ["role"], filter: { dimension: "device", notIn: ["shed"] } },
      { measures: wholeHome, dimensions: [], filter: null },
      { measures: ["devices.energy"], dimensions: ["role"], filter: null },
    ),
    dimensionMask: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    filtered: fc.boolean(),
    from: day,
    days: fc.integer({ min: 1, max: 150 }),
    granularity: fc.constantFrom(
      "day" as const,
      "week" as const,
      "month" as const,
      "quarter" as const,
      "year" as const,
      "none" as const,
    ),
  })
  .map(({ subject, shape, dimensionMask, filtered, from, days, granularity }) => ({
    subject,
    query: {
      measures: shape.measures,
      dimensions:
        shape.measures[0] === "devices.energy" ? shape.dimensions : shape.dimensions.filter((_, index) => dimensionMask[index]),
      filters: filtered && shape.filter ? [shape.filter] : [],
      period: { from, to: addDays(from, days) },
      granularity,
    },
  }));

test("every source gives the same answer", async () => {
  const monthly = { planned: 0, finest: 0 };
  await fc.assert(
    fc.asyncProperty(question, async ({ subject, query }) => {
      const asked = resolve(MetricQuery.parse(query), subject);
      const planned = plan(asked);
      const finest = [{ source: FINEST[asked.domain], ...asked.period }];
      monthly[planned.some((part) => part.source.endsWith("month")) ? "planned" : "finest"]++;
      const scope = {
        tenantId: tenant.tenantId,
        subjects: subject === null ? { mode: "all" as const } : { mode: "one" as const, subject },
        limits: "none" as const,
      };
      const [a, b] = await inScope(db.sql("app"), scope, (tx) =>
        Promise.all(
          [planned, finest].map(async (parts) => {
            const compiled = compile(asked, parts);
            return (await select(tx, compiled)).map((row) => decode(row, compiled.columns));
          }),
        ),
      );
      expect(a).toEqual(b);
    }),
    { seed: SEED, numRuns: 300 },
  );
  // The law says nothing unless month views were really read.
  expect(monthly.planned).toBeGreaterThan(60);
});
