import { afterAll, beforeAll, expect, test } from "vitest";
import { inScope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { type RowsTenant, refreshAll, tenantWithRows } from "#server/metrics/testing/rows.ts";
import { loadSpending } from "./load-spending.ts";
import { SpendingParams } from "./params.ts";
import { SpendingView } from "./spending-view.ts";

let db: TestDatabase;
let tenant: RowsTenant;

beforeAll(async () => {
  db = await testDatabase();
  tenant = await tenantWithRows(db);
  await tenant.subject("ada", "Ada");
  await tenant.subject("bo");
  const ada = (day: string, row: object) => ({ subject: "ada", day, ...row });
  await tenant.spending([
    // Four months, each with a rent of 500.00 on the 1st; data begin on 1 November.
    ...["2025-11-01", "2025-12-01", "2026-01-01", "2026-02-01"].map((day) =>
      ada(day, { category: "rent", merchant: "Landlord", debit_minor: 50_000, debits: 1, account: "current" }),
    ),
    ada("2025-11-30", { merchant: "REWE", debit_minor: 3_000, debits: 1 }),
    // The 31st: later than February ever gets.
    ada("2025-12-31", { merchant: "REWE", debit_minor: 6_000, debits: 1 }),
    ada("2026-01-31", { merchant: "REWE", debit_minor: 9_000, debits: 2 }),
    ada("2026-01-15", { category: "income", kind: "income", credit_minor: 200_000, credits: 1 }),
    // A refund of more than was bought in its category that month.
    ada("2026-01-20", { category: "clothing", merchant: "Zalando", refund_minor: 2_500, refunds: 1, kind: "refund" }),
    // A split payment: counted with its first part.
    ada("2026-02-03", { merchant: "Kaufhaus", debit_minor: 1_000, debits: 1 }),
    ada("2026-02-03", { category: "clothing", merchant: "Kaufhaus", debit_minor: 4_000 }),
    // To the own savings account: neither in nor out.
    ada("2026-02-04", { category: "transfers", kind: "transfer", own_out_minor: 70_000, owns: 1, account: "current" }),
    ada("2026-02-10", { merchant: "REWE", debit_minor: 2_000, debits: 1, pending: true }),
    ada("2026-02-05", { currency: "USD", merchant: "Diner", category: "restaurants", debit_minor: 1_234, debits: 1 }),
    { subject: "bo", day: "2026-02-11", merchant: "REWE", debit_minor: 700, debits: 1 },
  ]);
});
afterAll(() => db.drop());

const load = (input: object = {}, subject: string | null = "ada") =>
  inScope(
    db.sql("app"),
    { tenantId: tenant.tenantId, subjects: subject === null ? { mode: "all" } : { mode: "one", subject }, limits: "none" },
    async (tx) => SpendingView.parse(await loadSpending(tx, { ...SpendingParams.parse(input), subject })),
  );

const thisMonth = { period: { preset: "this_month" } };
const winter = { period: { from: "2025-12-01", to: "2026-03-01" } };

test("months: in is credits, out is debits less refunds, own transfers are neither", async () => {
  const { cashFlow, newest, oldest, period } = await load();
  expect({ oldest, newest, period }).toEqual({
    oldest: "2025-11-01",
    newest: "2026-02-10",
    period: { from: "2025-03-01", to: "2026-02-11" },
  });
  expect(cashFlow.months).toEqual([
    { month: "2025-11-01", inMinor: 0, outMinor: 53_000, netMinor: -53_000, partial: false },
    { month: "2025-12-01", inMinor: 0, outMinor: 56_000, netMinor: -56_000, partial: false },
    { month: "2026-01-01", inMinor: 200_000, outMinor: 56_500, netMinor: 143_500, partial: false },
    { month: "2026-02-01", inMinor: 0, outMinor: 57_000, netMinor: -57_000, partial: true },
  ]);
  expect(cashFlow.total).toEqual({ inMinor: 200_000, outMinor: 222_500, netMinor: -22_500 });
});

test("a month the period cuts is partial", async () => {
  const { cashFlow } = await load({ period: { from: "2025-12-02", to: "2026-01-20" } });
  expect(cashFlow.months.map(({ month, outMinor, partial }) => [month, outMinor, partial])).toEqual([
    ["2025-12-01", 6_000, true],
    ["2026-01-01", 50_000, true],
  ]);
});

test("categories: parts of a split count where they belong, refunds reduce, income and own transfers are none", async () => {
  const { byCategory } = await load(winter);
  expect(byCategory.categories).toEqual([
    { category: "rent", spentMinor: 150_000, share: 150_000 / 169_500, comparedMinor: 50_000, payments: 3 },
    { category: "groceries", spentMinor: 18_000, share: 18_000 / 169_500, comparedMinor: 3_000, payments: 5 },
    { category: "clothing", spentMinor: 1_500, share: 1_500 / 169_500, comparedMinor: 0, payments: 0 },
  ]);
  expect(byCategory).toMatchObject({ spentMinor: 169_500, comparedMinor: 53_000 });
});

test("a category may be below zero, and shares are of a positive whole alone", async () => {
  const { byCategory } = await load({ period: { from: "2026-01-16", to: "2026-01-25" } });
  expect(byCategory.categories).toEqual([
    { category: "clothing", spentMinor: -2_500, share: null, comparedMinor: 0, payments: 0 },
  ]);
});

test("pace: this month's curve against last month's and the mean of three, by the same day", async () => {
  const { pace } = await load(thisMonth);
  expect(pace).toMatchObject({
    month: "2026-02-01",
    today: 10,
    spentMinor: 57_000,
    lastMonthByThenMinor: 50_000,
    meanByThenMinor: 50_000,
  });
  expect(pace.current).toHaveLength(10);
  expect(pace.current.map((point) => point.spentMinor)).toEqual([50_000, 50_000, ...Array(6).fill(55_000), 55_000, 57_000]);
  expect(pace.lastMonth).toHaveLength(31);
  expect(pace.lastMonth.at(-1)).toEqual({ day: 31, spentMinor: 56_500 });
  // February has 28 days: on the 28th January stands at 47,500 + ..., November (30 days) and December before their last payments.
  expect(pace.mean).toHaveLength(28);
  expect(pace.mean?.at(-1)).toEqual({ day: 28, spentMinor: Math.round((50_000 + 50_000 + 47_500) / 3) });
});

test("pace: a shorter month stays at its end, and there is no mean before three complete months", async () => {
  const { pace } = await load({ period: { from: "2026-01-01", to: "2026-02-01" } });
  expect(pace).toMatchObject({ month: "2026-01-01", today: 31, mean: null, meanByThenMinor: null, lastMonthByThenMinor: 56_000 });
  const december = await load({ period: { from: "2025-12-01", to: "2026-01-01" } });
  // November has no 31st: it stays where its 30th left it.
  expect(december.pace).toMatchObject({ today: 31, spentMinor: 56_000, lastMonthByThenMinor: 53_000 });
});

test("pace: without data before there is no curve of last month", async () => {
  const { pace } = await load({ period: { from: "2025-11-01", to: "2025-12-01" } });
  expect(pace).toMatchObject({ lastMonth: [], mean: null });
});

test("merchants: by spending, new when first paid this month; a month of USD is not among them", async () => {
  const { merchants } = await load(winter);
  expect(merchants.top).toEqual([
    { merchant: "Landlord", spentMinor: 150_000, comparedMinor: 50_000, payments: 3, isNew: false },
    { merchant: "REWE", spentMinor: 17_000, comparedMinor: 3_000, payments: 4, isNew: false },
    { merchant: "Kaufhaus", spentMinor: 5_000, comparedMinor: 0, payments: 1, isNew: true },
    { merchant: "Zalando", spentMinor: -2_500, comparedMinor: 0, payments: 0, isNew: false },
  ]);
  expect(merchants).toMatchObject({ newThisMonth: 1, rest: { merchants: 0, spentMinor: 0 } });
});

test("currencies are never added: the tenant's own is shown, others by choice", async () => {
  const euro = await load(thisMonth);
  expect(euro).toMatchObject({ currency: "EUR", currencies: ["EUR", "USD"], pendingMinor: 2_000 });
  const dollar = await load({ ...thisMonth, currency: "USD" });
  expect(dollar.cashFlow.total.outMinor).toBe(1_234);
  expect(dollar.byCategory.categories.map((each) => each.category)).toEqual(["restaurants"]);
  expect(dollar.pace.spentMinor).toBe(1_234);
});

test("a filter holds for every tile, and an empty one leaves nothing", async () => {
  const filtered = await load({ ...winter, filters: { category: ["clothing"], account: null } });
  expect(filtered.cashFlow.total).toEqual({ inMinor: 0, outMinor: 1_500, netMinor: -1_500 });
  expect(filtered.byCategory.categories.map((each) => each.category)).toEqual(["clothing"]);
  expect(filtered.pace.spentMinor).toBe(4_000);
  expect(filtered.merchants.top.map((each) => each.merchant)).toEqual(["Kaufhaus", "Zalando"]);
  const account = await load({ ...winter, filters: { category: null, account: ["current"] } });
  expect(account.cashFlow.total.outMinor).toBe(150_000);
  const none = await load({ ...winter, filters: { category: [], account: null } });
  expect([none.cashFlow.months, none.byCategory.categories, none.merchants.top, none.pace.spentMinor]).toEqual([[], [], [], 0]);
});

test("the whole tenant adds up its subjects, and one subject never shows another's", async () => {
  const all = await load(thisMonth, null);
  expect(all.subject).toBeNull();
  expect(all).toMatchObject({ newest: "2026-02-11", oldest: "2025-11-01", cashFlow: { total: { outMinor: 57_700 } } });
  const bo = await load(thisMonth, "bo");
  expect(bo.subject).toEqual({ id: "bo", name: "bo" });
  expect(bo.byCategory.categories).toEqual([{ category: "groceries", spentMinor: 700, share: 1, comparedMinor: 0, payments: 1 }]);
  expect(JSON.stringify(bo)).not.toMatch(/Landlord|Kaufhaus|"rent"/);
});

test("a subject's scope does not make a tenant's view, whatever is asked of the loader", async () => {
  const scope = { tenantId: tenant.tenantId, subjects: { mode: "one" as const, subject: "bo" }, limits: "none" as const };
  const seen = await inScope(db.sql("app"), scope, (tx) => loadSpending(tx, { ...SpendingParams.parse(winter), subject: null }));
  expect(seen.cashFlow.total.outMinor).toBe(0);
  const asked = await inScope(db.sql("app"), scope, (tx) =>
    loadSpending(tx, { ...SpendingParams.parse(winter), subject: "ada" }),
  );
  expect(asked.cashFlow.months).toEqual([]);
});

test("closed months that are materialised say the same", async () => {
  const before = [await load(), await load(winter, null), await load({ ...winter, comparison: "year" })];
  await refreshAll(db, "2026-02-01");
  const after = [await load(), await load(winter, null), await load({ ...winter, comparison: "year" })];
  const timeless = (views: SpendingView[]) => views.map(({ asOf: _, ...view }) => view);
  expect(timeless(after)).toEqual(timeless(before));
});

test("somebody unknown has an empty dashboard", async () => {
  const nobody = await load({}, "nobody");
  expect(nobody).toMatchObject({ newest: null, oldest: null, currencies: [], cashFlow: { months: [] }, merchants: { top: [] } });
});
