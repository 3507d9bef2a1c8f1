import { afterAll, beforeAll, expect, test } from "vitest";
import { inScope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { type RowsTenant, tenantWithRows } from "#server/metrics/testing/rows.ts";
import { loadDevices } from "./load-devices.ts";
import { loadSpending } from "./load-spending.ts";
import { DevicesParams, SpendingParams } from "./params.ts";
import { Wide } from "./wide-view.ts";

let db: TestDatabase;
let tenant: RowsTenant;

beforeAll(async () => {
  db = await testDatabase();
  tenant = await tenantWithRows(db);
  const other = await tenantWithRows(db);
  for (const name of ["ada", "bo", "cy", "di", "ed", "flo", "gus"]) await tenant.subject(name, `${name}'s name`);
  const paid = (subject: string, day: string, debit_minor: number, row: object = {}) => ({
    subject,
    day,
    debit_minor,
    debits: 1,
    ...row,
  });
  await tenant.spending([
    // February and March 2026, in EUR. ada: 100.00 then 250.00, of which 50.00 came back.
    paid("ada", "2026-02-03", 10_000),
    paid("ada", "2026-03-03", 25_000, { category: "rent" }),
    { subject: "ada", day: "2026-03-09", category: "rent", kind: "refund", refund_minor: 5_000, refunds: 1 },
    // bo: 300.00 then 120.00, over the end of a month.
    paid("bo", "2026-02-28", 30_000),
    paid("bo", "2026-03-01", 12_000),
    // cy: the same in both. The last of March counts, the first of April does not.
    paid("cy", "2026-02-10", 7_000),
    paid("cy", "2026-03-31", 7_000),
    paid("cy", "2026-04-01", 99_900),
    // di came in March, ed left after February.
    paid("di", "2026-03-05", 4_000),
    paid("ed", "2026-02-05", 6_000),
    // flo only moved money between own accounts: active, spent nothing. gus got more back than was spent.
    { subject: "flo", day: "2026-03-05", category: "transfers", kind: "transfer", own_out_minor: 8_000, owns: 1 },
    { subject: "gus", day: "2026-03-06", kind: "refund", refund_minor: 1_000, refunds: 1 },
    // Dollars are never added.
    paid("bo", "2026-03-02", 500_000, { currency: "USD" }),
  ]);
  await other.subject("ada", "Not ours");
  await other.spending([paid("ada", "2026-03-02", 777_777)]);
});
afterAll(() => db.drop());

const all = { mode: "all" } as const;
const spending = (input: object, subject: string | null = null) =>
  inScope(
    db.sql("app"),
    { tenantId: tenant.tenantId, subjects: subject === null ? all : { mode: "one", subject }, limits: "none" },
    (tx) => loadSpending(tx, { ...SpendingParams.parse(input), subject }),
  );
const march = { period: { from: "2026-03-01", to: "2026-04-01" } };
const row = (subject: string, value: number | null, compared: number | null) => ({
  subject,
  name: `${subject}'s name`,
  value,
  compared,
});

test("what each subject spent, side by side: refunds reduce, dollars and own transfers are not among it", async () => {
  const { wide } = await spending(march);
  expect(Wide.parse(wide)).toEqual({
    known: 7,
    active: 6,
    comparedActive: 4,
    // 200 + 120 + 70 + 40 + 0 - 10
    total: 42_000,
    distribution: {
      counted: 6,
      nothing: 1,
      below: 1,
      unmeasured: 0,
      // Of -10, 0, 40, 70, 120, 200: the median between 40 and 70, p10 half way from -10 to 0.
      quantiles: { p10: -500, p25: 1_000, median: 5_500, p75: 10_750, p90: 16_000 },
      // Of 60, 70, 100, 300 in February.
      comparedMedian: 8_500,
      bins: expect.anything(),
    },
    top: [row("ada", 20_000, 10_000), row("bo", 12_000, 30_000), row("cy", 7_000, 7_000), row("di", 4_000, null)],
    rises: [row("ada", 20_000, 10_000)],
    falls: [row("bo", 12_000, 30_000)],
    arrived: { subjects: 3, total: 3_000, top: [row("di", 4_000, null), row("flo", 0, null), row("gus", -1_000, null)] },
    left: { subjects: 1, total: 6_000, top: [row("ed", null, 6_000)] },
  });
  const { bins } = wide!.distribution;
  expect(bins.filter((bin) => bin.subjects > 0)).toEqual([
    { from: 4_000, to: 4_500, subjects: 1 },
    { from: 7_000, to: 8_000, subjects: 1 },
    { from: 12_000, to: 14_000, subjects: 1 },
    { from: 20_000, to: 25_000, subjects: 1 },
  ]);
});

test("filters and the currency hold for the subjects side by side", async () => {
  const rent = await spending({ ...march, filters: { category: ["rent"], account: null } });
  expect(rent.wide).toMatchObject({ active: 1, comparedActive: 0, top: [row("ada", 20_000, null)], rises: [] });
  const dollars = await spending({ ...march, currency: "USD" });
  expect(dollars.wide).toMatchObject({ active: 1, total: 500_000 });
  const none = await spending({ ...march, filters: { category: [], account: null } });
  expect(none.wide).toMatchObject({
    known: 7,
    active: 0,
    distribution: { counted: 0, quantiles: null, comparedMedian: null, bins: [] },
  });
});

test("ten at most of each list, the greatest first, equal ones by their id", async () => {
  const crowd = await tenantWithRows(db);
  const rows = Array.from({ length: 25 }, (_, index) => `s-${String(index).padStart(2, "0")}`).flatMap((subject, index) => [
    { subject, day: "2026-02-01", debit_minor: 1_000, debits: 1 },
    { subject, day: "2026-03-01", debit_minor: 1_000 + Math.floor(index / 2) * 100, debits: 1 },
  ]);
  await crowd.spending(rows);
  const { wide } = await inScope(db.sql("app"), { tenantId: crowd.tenantId, subjects: all, limits: "none" }, (tx) =>
    loadSpending(tx, { ...SpendingParams.parse(march), subject: null }),
  );
  expect(wide!.rises.map(({ subject }) => subject)).toEqual(
    ["24", "22", "23", "20", "21", "18", "19", "16", "17", "14"].map((at) => `s-${at}`),
  );
  expect(wide).toMatchObject({ active: 25, falls: [], arrived: { subjects: 0, top: [] } });
});

test("a dashboard of one subject has nothing of others beside it", async () => {
  expect((await spending(march, "ada")).wide).toBeNull();
  // The loader is asked for all while the scope has one: it sees that one alone.
  const scope = { tenantId: tenant.tenantId, subjects: { mode: "one" as const, subject: "ada" }, limits: "none" as const };
  const seen = await inScope(db.sql("app"), scope, (tx) => loadSpending(tx, { ...SpendingParams.parse(march), subject: null }));
  expect(seen.wide).toMatchObject({ active: 1, known: 1, top: [row("ada", 20_000, 10_000)], falls: [] });
});

test("homes side by side: a gap is no figure, and a home's use is its meter's", async () => {
  const homes = await tenantWithRows(db);
  const hour = (subject: string, at: string, energy_uj: string | null, role: "home" | "part" = "home") => ({
    ...{
      subject,
      device: role === "home" ? "meter" : "oven",
      hour: at,
      role,
      energy_uj,
      ...(energy_uj === null && { covered_ms: 0 }),
    },
  });
  await homes.hours([
    hour("h1", "2026-03-10T10:00:00Z", "3600000000"), // 1 Wh
    hour("h1", "2026-03-10T10:00:00Z", "1800000000", "part"),
    hour("h2", "2026-03-10T10:00:00Z", "10800000000"), // 3 Wh
    hour("h2", "2026-02-10T10:00:00Z", "3600000000"),
    hour("h3", "2026-03-10T10:00:00Z", null),
  ]);
  const { wide } = await inScope(db.sql("app"), { tenantId: homes.tenantId, subjects: all, limits: "none" }, (tx) =>
    loadDevices(tx, { ...DevicesParams.parse(march), subject: null }),
  );
  expect(wide).toMatchObject({
    active: 3,
    comparedActive: 1,
    total: 4,
    distribution: { counted: 2, unmeasured: 1, nothing: 0, quantiles: { median: 2 } },
    top: [
      { subject: "h2", value: 3, compared: 1 },
      { subject: "h1", value: 1, compared: null },
    ],
    rises: [{ subject: "h2", value: 3, compared: 1 }],
    arrived: { subjects: 2, top: [{ subject: "h1", value: 1 }] },
  });
});
