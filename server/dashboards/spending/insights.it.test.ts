import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inScope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { collect } from "#pipelines/collect/collect.ts";
import { processAll } from "#pipelines/process/work-tenant.ts";
import { setChoice } from "#server/choices/set-choice.ts";
import { loadSpending } from "#server/dashboards/load-spending.ts";
import { SpendingParams } from "#server/dashboards/params.ts";
import { SpendingView } from "#server/dashboards/spending-view.ts";
import { createTenant } from "#server/tenants/create-tenant.ts";

let db: TestDatabase;
let tenantId: string;
let sent = 0;

type Data = { transactionId?: string; amountMinor: number; [more: string]: unknown };
const payment = (subject: string, time: string, data: Data) => ({
  ...{ specversion: "1.0", id: `e${++sent}`, source: "/bank", type: "inlay.spending.transaction.v1", subject, time },
  data: { transactionId: `t${sent}`, direction: "debit", currency: "EUR", kind: "purchase", ...data },
});
const months = ["01", "02", "03", "04", "05", "06"];
const each = (make: (month: string, index: number) => object) => months.map(make);

/** Ada's half year: salary, rent, a subscription that became dearer, a gym that was missed, and things at random. */
const events = [
  // At half past midnight in Berlin, which is the day before in UTC, in winter time and in summer time.
  ...each((month, index) => {
    const offset = index < 3 ? "+01:00" : "+02:00";
    const price = index < 3 ? 1_399 : 1_799;
    const status = index === 5 ? { status: "pending" } : {};
    return payment("ada", `2026-${month}-15T00:30:00${offset}`, {
      ...{ transactionId: `netflix-${month}`, amountMinor: price, merchant: { name: "Netflix" }, accountId: "card", ...status },
      category: "entertainment",
    });
  }),
  ...each((month) =>
    payment("ada", `2026-${month}-01T09:00:00Z`, {
      ...{ amountMinor: 90_000, kind: "transfer", counterparty: { name: "Landlord" }, category: "housing", accountId: "giro" },
    }),
  ),
  ...each((month) =>
    payment("ada", `2026-${month}-27T09:00:00Z`, {
      ...{ amountMinor: 250_000, direction: "credit", kind: "income", counterparty: { name: "Employer" }, accountId: "giro" },
    }),
  ),
  // Between own accounts: every month, and no series.
  ...each((month) =>
    payment("ada", `2026-${month}-28T09:00:00Z`, {
      ...{ amountMinor: 20_000, kind: "transfer", ownTransfer: true, counterparty: { name: "Ada" } },
    }),
  ),
  // Paid until April: missed in May, and not yet ended at the end of June's data.
  ...each((month) =>
    payment("ada", `2026-${month}-20T09:00:00Z`, { amountMinor: 2_900, merchant: { name: "Gym" }, category: "health" }),
  ).slice(0, 4),
  // A box split into two categories, each month; one of them was wholly sent back.
  ...each((month) =>
    payment("ada", `2026-${month}-08T09:00:00Z`, {
      ...{ transactionId: `box-${month}`, amountMinor: 4_000, merchant: { name: "Box" } },
      splits: [
        { amountMinor: 3_000, category: "groceries" },
        { amountMinor: 1_000, category: "clothing" },
      ],
    }),
  ),
  payment("ada", "2026-03-12T09:00:00Z", {
    amountMinor: 4_000,
    direction: "credit",
    kind: "refund",
    refundOf: "box-03",
    category: "groceries",
  }),
  // Charged twice within two days of 23 and 25 hours; the second pair was made good.
  payment("ada", "2026-03-28T20:00:00Z", {
    transactionId: "shoes",
    amountMinor: 7_990,
    merchant: { name: "Shoes" },
    category: "clothing",
  }),
  payment("ada", "2026-03-30T19:00:00Z", {
    transactionId: "shoes-again",
    amountMinor: 7_990,
    merchant: { name: "Shoes" },
    category: "clothing",
  }),
  payment("ada", "2026-05-02T20:00:00Z", {
    transactionId: "book",
    amountMinor: 1_990,
    merchant: { name: "Books" },
    category: "books",
  }),
  payment("ada", "2026-05-03T20:00:00Z", {
    transactionId: "book-again",
    amountMinor: 1_990,
    merchant: { name: "Books" },
    category: "books",
  }),
  payment("ada", "2026-05-09T20:00:00Z", {
    amountMinor: 1_990,
    direction: "credit",
    kind: "refund",
    refundOf: "book-again",
    merchant: { name: "Books" },
  }),
  payment("ada", "2026-06-30T09:00:00Z", { transactionId: "fee", amountMinor: 1_485, kind: "fee" }),
  // Another subject's payments of the same merchants, and yen, which have no decimals.
  ...each((month) => payment("bo", `2026-${month}-03T09:00:00Z`, { amountMinor: 1_399, merchant: { name: "Netflix" } })),
  payment("bo", "2026-01-01T09:00:00Z", { amountMinor: 1 }),
  ...each((month, index) =>
    payment("yuki", `2026-${month}-03T09:00:00Z`, {
      ...{ amountMinor: [5, 7, 3, 5, 5, 5][index]!, currency: "JPY", merchant: { name: "Tea" }, category: "tea" },
    }),
  ),
  payment("yuki", "2026-01-01T03:00:00Z", { amountMinor: 1, currency: "JPY" }),
  payment("yuki", "2026-06-05T09:00:00Z", { amountMinor: 50, currency: "JPY", merchant: { name: "Tea house" }, category: "tea" }),
];

beforeAll(async () => {
  db = await testDatabase();
  const input = { slug: "ours", name: "ours", zone: "Europe/Berlin", currency: "EUR", acceptBackDays: 3_650 };
  tenantId = (await createTenant(db.sql("pipeline"), input, "system:test")).id;
  const items = events.map((value) => ({ value }));
  const receipt = await collect(db.sql("collector"), { tenantId, transport: "http", origin: "test", items });
  expect(receipt.results).toEqual([]);
  await processAll(db.sql("pipeline"));
});
afterAll(() => db.drop());

const load = (input: object = {}, subject: string | null = "ada") =>
  inScope(
    db.sql("app"),
    { tenantId, subjects: subject === null ? { mode: "all" } : { mode: "one", subject }, limits: "none" },
    async (tx) => SpendingView.parse(await loadSpending(tx, { ...SpendingParams.parse(input), subject })),
  );
const halfYear = { period: { from: "2026-01-01", to: "2026-07-01" } };

describe("recurring", () => {
  test("of a half year's events: by local day, refunded and own transfers apart, split ones as a whole", async () => {
    const { recurring } = await load(halfYear);
    expect(recurring!.looked).toEqual({ from: "2024-04-21", to: "2026-07-01" });
    expect(
      recurring!.series.map((one) => [one.merchant, one.direction, one.state, one.payments, one.amountMinor, one.lastDay]),
    ).toEqual([
      ["Employer", "credit", "mature", 6, 250_000, "2026-06-27"],
      ["Landlord", "debit", "mature", 6, 90_000, "2026-06-01"],
      ["Box", "debit", "mature", 5, 4_000, "2026-06-08"],
      ["Netflix", "debit", "mature", 6, 1_599, "2026-06-15"],
      ["Gym", "debit", "ended", 4, 2_900, "2026-04-20"],
    ]);
    expect(recurring).toMatchObject({ monthlyMinor: 90_000 + 4_000 + 1_799, monthlyInMinor: 250_000, comparedMinor: 0 });
    const netflix = recurring!.series.find((one) => one.merchant === "Netflix")!;
    expect(netflix).toMatchObject({
      firstDay: "2026-01-15",
      nextDay: "2026-07-15",
      nextLatest: "2026-07-20",
      category: "entertainment",
    });
    expect(netflix.rises).toEqual([{ day: "2026-04-15", fromMinor: 1_399, toMinor: 1_799, transactionId: "netflix-04" }]);
  });

  test("at the end of May the gym is missed, and money that comes later is not known", async () => {
    const { recurring } = await load({ period: { from: "2026-05-01", to: "2026-06-01" } });
    expect(recurring!.series.find((one) => one.merchant === "Gym")).toMatchObject({
      ...{ state: "missed", nextDay: "2026-05-20", nextLatest: "2026-05-25" },
    });
    // The box was twice there, sent back in March, and twice there again: no series of three yet.
    expect(recurring).toMatchObject({ monthlyMinor: 94_699, comparedMinor: 94_699 });
  });

  test("filters hold: a category has its parts, an account its payments", async () => {
    const clothing = await load({ ...halfYear, filters: { category: ["clothing"], account: null } });
    expect(clothing.recurring!.series.map((one) => [one.merchant, one.amountMinor])).toEqual([["Box", 1_000]]);
    const card = await load({ ...halfYear, filters: { category: null, account: ["card"] } });
    expect(card.recurring!.series.map((one) => one.merchant)).toEqual(["Netflix"]);
    expect(card.unusual!.findings.map(({ kind }) => kind)).toEqual(["price_rise"]);
    const nothing = await load({ ...halfYear, filters: { category: [], account: null } });
    expect([nothing.recurring!.series, nothing.unusual!.findings, nothing.flow.nodes]).toEqual([[], [], []]);
  });
});

describe("unusual", () => {
  test("a duplicate within 48 hours and not made good, a fee, a rise, and a category above its limit", async () => {
    const { unusual } = await load(halfYear);
    expect(unusual!.findings.map((one) => [one.kind, one.day, one.amountMinor, one.transactionIds])).toEqual([
      ["fee", "2026-06-30", 1_485, ["fee"]],
      ["price_rise", "2026-04-15", 1_799, ["netflix-04"]],
      ["duplicate", "2026-03-30", 7_990, ["shoes", "shoes-again"]],
    ]);
    expect(unusual).toMatchObject({ completeMonths: 5, floorMinor: 5_000, compared: 0 });
  });

  test("what stood out before the period is counted as what it is compared with", async () => {
    const { unusual } = await load({ period: { from: "2026-06-01", to: "2026-07-01" }, comparison: "previous" });
    expect([unusual!.findings.length, unusual!.compared]).toEqual([1, 0]);
    const april = await load({ period: { from: "2026-05-01", to: "2026-06-01" } });
    expect([april.unusual!.findings.length, april.unusual!.compared]).toEqual([0, 1]);
  });

  test("yen have no decimals: 50 of them are the floor, 2 of them the tolerance", async () => {
    const { unusual, recurring, currency } = await load({ ...halfYear, currency: "JPY" }, "yuki");
    expect(currency).toBe("JPY");
    // Tea: 5, 7, 3, 5 and 5 yen, then 5 + 50 in June: 50 above the median.
    expect(unusual!.findings).toMatchObject([
      { kind: "category", category: "tea", day: "2026-06-05", usualMinor: 5, madMinor: 0, limitMinor: 55 },
    ]);
    expect(recurring!.series.map((one) => [one.merchant, one.payments])).toEqual([["Tea", 6]]);
  });
});

describe("what a viewer chose", () => {
  const choose = (subject: string, key: string, kind: "recurring" | "unusual") =>
    inScope(db.sql("app"), { tenantId, subjects: { mode: "one", subject }, limits: "none" }, (tx) =>
      kind === "recurring"
        ? setChoice(tx, { tenantId, subject, kind, key, choice: { state: "dismissed" } }, "user:test")
        : setChoice(tx, { tenantId, subject, kind, key, choice: { dismissed: true } }, "user:test"),
    );

  test("holds for their subject alone, in any period, and a dismissed series' rise is none", async () => {
    const before = await load(halfYear);
    const { key } = before.recurring!.series.find((one) => one.merchant === "Netflix")!;
    await choose("ada", key, "recurring");
    await choose("ada", before.unusual!.findings.find(({ kind }) => kind === "duplicate")!.key, "unusual");
    const after = await load({ period: { from: "2026-03-01", to: "2026-05-01" } });
    expect(after.recurring!.series.at(-1)).toMatchObject({ merchant: "Netflix", choice: "dismissed", key });
    expect(after.unusual!.findings.map((one) => [one.kind, one.dismissed])).toEqual([["duplicate", true]]);
    const bo = await load(halfYear, "bo");
    expect(bo.recurring!.series).toMatchObject([{ merchant: "Netflix", choice: null, payments: 6 }]);
  });
});

describe("flow", () => {
  test("balances: what came in is spent or kept, and refunds lower their category", async () => {
    const { flow, cashFlow } = await load(halfYear);
    const amounts = Object.fromEntries(flow.nodes.map(({ id, amountMinor }) => [id, amountMinor]));
    expect(amounts).toMatchObject({
      "income:income": 1_500_000,
      "category:housing": 540_000,
      "category:groceries": 14_000,
      "category:clothing": 6_000 + 15_980,
      "merchant:Box": 20_000,
      "merchant:Shoes": 15_980,
      // Rent and the fee.
      "merchant:": 541_485,
    });
    expect(flow).toMatchObject({ inMinor: cashFlow.total.inMinor, outMinor: cashFlow.total.outMinor });
    expect(amounts.kept).toBe(cashFlow.total.netMinor);
  });

  test("is there over the whole tenant too, where there is no series and nothing usual", async () => {
    const all = await load(halfYear, null);
    expect([all.recurring, all.unusual]).toEqual([null, null]);
    const netflix = all.flow.nodes.find(({ id }) => id === "merchant:Netflix")!;
    expect(netflix.amountMinor).toBe(3 * 1_399 + 3 * 1_799 + 6 * 1_399);
    expect(all.flow).toMatchObject({ inMinor: all.cashFlow.total.inMinor, outMinor: all.cashFlow.total.outMinor });
  });
});
