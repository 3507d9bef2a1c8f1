import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Tx } from "#db/client.ts";
import { inScope, type Limits, type Scope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { loadDevices } from "#server/dashboards/load-devices.ts";
import { loadReadings, ReadingsParams } from "#server/dashboards/load-readings.ts";
import { loadSpending } from "#server/dashboards/load-spending.ts";
import { loadTransactions, TransactionsParams } from "#server/dashboards/load-transactions.ts";
import { DevicesParams, SpendingParams } from "#server/dashboards/params.ts";
import type { Locks } from "#server/embed/rights-input.ts";
import { AppError } from "#server/errors.ts";
import { CATEGORIES, DAYS, DEVICE_IDS, MERCHANTS, makeTown, ODD, ROOMS, SUBJECTS } from "#server/isolation/testing/town.ts";
import { emptyTwin } from "#server/isolation/testing/twin.ts";
import { addDays } from "#server/metrics/calendar.ts";
import { type MetricFilter, MetricQuery, type MetricQueryInput } from "#server/metrics/contract.ts";
import { queryMetrics } from "#server/metrics/query.ts";

// Whatever a viewer asks within locks: the answer is that of a tenant in which there is nothing but the locked rows.
let db: TestDatabase;
let town: string;
let twin: Awaited<ReturnType<typeof emptyTwin>>;
const SEED = 20_261_121;

beforeAll(async () => {
  db = await testDatabase();
  town = await makeTown(db);
  twin = await emptyTwin(db);
}, 120_000);
afterAll(() => db?.drop());

const accounts = SUBJECTS.flatMap((subject) => [`${subject}-1`, `${subject}-2`]);
const some = (values: readonly string[]) => fc.subarray([...values, "nobody's"], { minLength: Math.ceil(values.length / 2) });
/** Now and then no value at all, and one that no row has. */
const lock = (values: readonly string[]) =>
  fc.oneof({ weight: 9, arbitrary: some(values) }, { weight: 1, arbitrary: fc.constant([]) });
const VALUES = { category: CATEGORIES, merchant: MERCHANTS, account: accounts, device: DEVICE_IDS, room: ROOMS };
const locksBy = (...dimensions: (keyof typeof VALUES)[]): fc.Arbitrary<Locks> =>
  fc
    .subarray(dimensions, { minLength: 1, maxLength: 2 })
    .chain((chosen) => fc.record(Object.fromEntries(chosen.map((name) => [name, lock(VALUES[name])]))));
const filterOf = (dimension: string, values: readonly (string | null)[]): fc.Arbitrary<MetricFilter> =>
  fc.tuple(fc.subarray([...values, ...ODD.slice(0, 2)], { minLength: 0 }), fc.boolean(), fc.nat(3)).map(([listed, kept, all]) => {
    if (!kept) return { dimension, notIn: listed.slice(0, 2) };
    return { dimension, in: all > 0 && listed.length > 0 ? [...values].slice(0, -1) : listed };
  });

/** Payments lie in all of it, readings in its last two weeks. */
const periodFrom = (first: number) =>
  fc
    .record({ start: fc.integer({ min: first, max: 80 }), days: fc.integer({ min: 10, max: 120 }) })
    .map(({ start, days }) => ({ from: addDays(DAYS.from, start), to: addDays(DAYS.from, start + days) }));
const whose = fc.constantFrom(...SUBJECTS, null, null);

const scopeOf = (tenantId: string, subject: string | null, limits: Limits): Scope => ({
  tenantId,
  subjects: subject === null ? { mode: "all" } : { mode: "one", subject },
  limits,
});

/** The same asked within locks of the town, and of the twin without any. @returns the answer, equal in both */
async function same<T>(
  subject: string | null,
  limits: Exclude<Limits, "none">,
  ask: (tx: Tx, scope: Scope) => Promise<T>,
  ofTwin: Limits = "none",
): Promise<T> {
  const told = async (scope: Scope) => {
    try {
      return await inScope(db.sql("app"), scope, (tx) => ask(tx, scope));
    } catch (error) {
      if (error instanceof AppError) return { refused: error.code } as T;
      throw error;
    }
  };
  const [within, alone] = [await told(scopeOf(town, subject, limits)), await told(scopeOf(twin.id, subject, ofTwin))];
  expect(within).toEqual(alone);
  return within;
}

const MEASURES = {
  spending: [
    "spending.in",
    "spending.out",
    "spending.net",
    "spending.debits",
    "spending.refunds",
    "spending.payments",
    "spending.refund_count",
    "spending.credit_count",
  ],
  devices: [
    "devices.use",
    "devices.tracked",
    "devices.peak_watts",
    "devices.on_hours",
    "devices.starts",
    "devices.covered_hours",
  ],
};
const DIMENSIONS = {
  spending: {
    category: [...CATEGORIES],
    merchant: [...MERCHANTS, null],
    account: [...accounts, null],
    kind: ["purchase", "fee"],
    status: ["booked"],
    currency: ["EUR"],
  },
  devices: { device: [...DEVICE_IDS], room: [...ROOMS, null], role: ["home", "part"], device_kind: ["plug", null] },
};

const question = (domain: "spending" | "devices", subject: string | null): fc.Arbitrary<MetricQueryInput> => {
  const names = Object.keys(DIMENSIONS[domain]) as (keyof (typeof DIMENSIONS)["spending"])[];
  const values = DIMENSIONS[domain] as (typeof DIMENSIONS)["spending"];
  const tenantWide = subject === null ? ["subject"] : [];
  const plain = (name: string) => name === "kind" || name === "status" || name === "role";
  const filter = fc
    .constantFrom(...names)
    .chain((name) =>
      plain(name)
        ? fc.subarray(values[name] as string[]).map((listed): MetricFilter => ({ dimension: name, notIn: listed.slice(1) }))
        : filterOf(name, values[name]),
    );
  return fc
    .record({
      measures: fc.subarray(MEASURES[domain], { minLength: 1 }),
      dimensions: fc.subarray([...names, ...tenantWide], { maxLength: 3 }),
      filters: fc.array(filter, { maxLength: 2 }),
      period: periodFrom(domain === "spending" ? 0 : 60),
      granularity: fc.constantFrom("day" as const, "week" as const, "month" as const, "quarter" as const, "none" as const),
      limit: fc.constantFrom(3, 10_000, 10_000),
      offset: fc.constantFrom(0, 0, 0, 2),
      descending: fc.boolean(),
    })
    .map(({ descending, ...query }) => ({
      ...query,
      orderBy: [{ by: query.measures[0]!, direction: descending ? ("desc" as const) : ("asc" as const) }],
    }));
};

for (const domain of ["spending", "devices"] as const) {
  const locks = domain === "spending" ? locksBy("category", "merchant", "account") : locksBy("device", "room");

  test(`free questions about ${domain} know nothing but the locked rows`, { timeout: 240_000 }, async () => {
    const seen = { cases: 0, rows: 0 };
    const asked = fc.record({ locks, subject: whose }).chain(({ subject, ...rest }) =>
      fc.record({
        subject: fc.constant(subject),
        locks: fc.constant(rest.locks),
        queries: fc.array(question(domain, subject), { minLength: 6, maxLength: 6 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(asked, async ({ locks, subject, queries }) => {
        await twin.become(town, locks);
        for (const query of queries) {
          const { rows, columns } = await same(subject, { dashboards: [domain], filters: locks }, async (tx, scope) => {
            const { asOf: _, ...answer } = await queryMetrics(tx, scope, MetricQuery.parse(query));
            return answer;
          });
          expect(columns.length).toBeGreaterThan(0);
          seen.cases += 1;
          seen.rows += rows.length > 0 ? 1 : 0;
        }
      }),
      { numRuns: 25, seed: SEED },
    );
    process.stdout.write(`locks of ${domain}: ${seen.cases} questions, ${seen.rows} with rows\n`);
    expect(seen.rows).toBeGreaterThanOrEqual(seen.cases / 2);
  });
}

/** What stands for the moment it was asked, and the filters it was asked by, are no figures. */
const figures = <T extends { asOf: string; filters: unknown }>({ asOf: _, filters: __, ...view }: T) => view;

test("the spending dashboard and its payments know nothing but the locked rows", { timeout: 240_000 }, async () => {
  const seen = { cases: 0, rows: 0 };
  const kept = (values: readonly string[]) => fc.option(fc.subarray([...values, ODD[0]!], { minLength: 2 }), { freq: 1 });
  const asked = fc.record({
    locks: locksBy("category", "merchant", "account"),
    subject: whose,
    filters: fc.record({ category: kept(CATEGORIES), account: kept(accounts) }),
    period: periodFrom(0),
    comparison: fc.constantFrom("previous" as const, "year" as const),
  });
  await fc.assert(
    fc.asyncProperty(asked, async ({ locks, subject, ...params }) => {
      await twin.become(town, locks);
      const limits = { dashboards: ["spending"], filters: locks };
      const view = await same(subject, limits, async (tx) => {
        const { wide, ...rest } = figures(await loadSpending(tx, { ...SpendingParams.parse(params), subject }));
        // The twin knows its customers by name alone, also those of whom it has nothing.
        return { ...rest, wide: wide && { ...wide, known: 0 } };
      });
      const { rows } = await same(subject, limits, (tx) =>
        loadTransactions(tx, {
          ...TransactionsParams.parse({ period: params.period, filters: { ...params.filters, merchant: null } }),
          subject,
        }),
      );
      seen.cases += 1;
      seen.rows += view.byCategory.categories.length > 0 && rows.length > 0 ? 1 : 0;
    }),
    { numRuns: 25, seed: SEED },
  );
  process.stdout.write(`locks of the spending dashboard: ${seen.cases} views, ${seen.rows} with figures\n`);
  expect(seen.rows).toBeGreaterThanOrEqual(seen.cases / 2);
});

test("the devices dashboard and its readings know nothing but the locked rows", { timeout: 240_000 }, async () => {
  const seen = { cases: 0, rows: 0 };
  const asked = fc.record({
    locks: locksBy("device", "room"),
    subject: whose,
    filters: fc.record({
      device: fc.option(fc.subarray([...DEVICE_IDS, "kind:plug", "kind:other"]), { freq: 2 }),
      room: fc.option(fc.subarray([...ROOMS]), { freq: 2 }),
    }),
    period: fc.constantFrom(
      { from: "2026-03-20", to: "2026-04-05" },
      { from: "2026-03-29", to: "2026-03-31" },
      { from: "2026-01-01", to: "2026-04-20" },
    ),
  });
  await fc.assert(
    fc.asyncProperty(asked, async ({ locks, subject, ...params }) => {
      await twin.become(town, locks);
      const limits = { dashboards: ["devices"], filters: locks };
      // Within locks no home is whole. That is all that the twin is told of them: everything it has is let through.
      const through = { dashboards: ["devices"], filters: { device: DEVICE_IDS } };
      const view = await same(
        subject,
        limits,
        async (tx) => {
          const { wide, ...rest } = figures(await loadDevices(tx, { ...DevicesParams.parse(params), subject }));
          return { ...rest, wide: wide && { ...wide, known: 0 } };
        },
        through,
      );
      expect(view.untracked).toBeNull();
      if (subject === "bo") expect(view.cost).toBeNull();
      const { rows } = await same(
        subject,
        limits,
        (tx) =>
          loadReadings(tx, {
            ...ReadingsParams.parse({ period: params.period, filters: { device: params.filters.device, channel: null } }),
            subject,
          }),
        through,
      );
      seen.cases += 1;
      seen.rows += (view.use.totalWh ?? 0) > 0 || rows.length > 0 ? 1 : 0;
    }),
    { numRuns: 25, seed: SEED },
  );
  process.stdout.write(`locks of the devices dashboard: ${seen.cases} views, ${seen.rows} with figures\n`);
  expect(seen.rows).toBeGreaterThanOrEqual(seen.cases / 2);
});
