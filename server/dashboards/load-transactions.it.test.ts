import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inScope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { loadSpending } from "./load-spending.ts";
import { loadTransactions, type TransactionsPage, TransactionsParams } from "./load-transactions.ts";
import { SpendingParams } from "./params.ts";
import { SOURCE, sendMarch } from "./testing/march.ts";

let db: TestDatabase;
let tenantId: string;
beforeAll(async () => {
  db = await testDatabase();
  ({ tenantId } = await sendMarch(db));
});
afterAll(() => db.drop());

const inOne = <T>(subject: string | null, work: Parameters<typeof inScope<T>>[2]) =>
  inScope(
    db.sql("app"),
    { tenantId, subjects: subject === null ? { mode: "all" } : { mode: "one", subject }, limits: "none" },
    work,
  );
const march = { from: "2026-03-01", to: "2026-04-01" };
const transactions = (input: object, subject: string | null = "ada") =>
  inOne(subject, (tx) =>
    loadTransactions(tx, { ...TransactionsParams.parse({ period: march, currency: "EUR", ...input }), subject }),
  );

async function allPages(input: object, subject: string | null = "ada") {
  const rows: TransactionsPage["rows"] = [];
  let page = await transactions({ limit: 2, ...input }, subject);
  rows.push(...page.rows);
  while (page.next) {
    page = await transactions({ limit: 2, ...input, cursor: page.next }, subject);
    rows.push(...page.rows);
  }
  return { rows, totals: page.totals };
}

describe("down to transactions", () => {
  test("of several customers are by name where there is one, else by id", async () => {
    await db.login()`update fact.subject set name = 'Ada Lovelace' where tenant_id = ${tenantId} and subject = 'ada'`;
    const named = new Map((await allPages({}, null)).rows.map((row) => [row.subject, row.subjectName]));
    expect(named.get("ada")).toBe("Ada Lovelace");
    expect(named.get("bo")).toBe("bo");
  });

  test("what is listed adds up to the tile it came from", async () => {
    const view = await inOne("ada", (tx) => loadSpending(tx, { ...SpendingParams.parse({ period: march }), subject: "ada" }));
    expect(view.cashFlow.total).toEqual({ inMinor: 300_000, outMinor: 50_000 + 5_000 - 500 + 460 + 111, netMinor: 244_929 });
    const out = await allPages({ flow: "out" });
    expect(out.rows.reduce((total, row) => total + (row.flow === "refund" ? -row.amountMinor : row.amountMinor), 0)).toBe(
      view.cashFlow.total.outMinor,
    );
    expect(out.totals).toEqual([{ currency: "EUR", inMinor: null, outMinor: view.cashFlow.total.outMinor, payments: 4 }]);
    const income = await allPages({ flow: "in" });
    expect(income.rows.map((row) => row.transactionId)).toEqual(["wage"]);
    for (const { category, spentMinor } of view.byCategory.categories) {
      const behind = await allPages({ flow: "out", filters: { category: [category] } });
      expect(behind.rows.reduce((total, row) => total + (row.flow === "refund" ? -row.amountMinor : row.amountMinor), 0)).toBe(
        spentMinor,
      );
      expect(behind.totals[0]?.outMinor).toBe(spentMinor);
    }
    expect((await allPages({ flow: "own" })).rows.map((row) => row.transactionId)).toEqual(["save"]);
  });

  test("newest first, by local days, a split one by its parts, the current revision alone", async () => {
    const { rows } = await allPages({ flow: "out" });
    expect(rows.map((row) => [row.transactionId, row.part, row.day, row.amountMinor])).toEqual([
      ["late", 0, "2026-03-31", 111],
      ["coffee", 0, "2026-03-31", 460],
      ["back", 0, "2026-03-06", 500],
      ["shop", 1, "2026-03-05", 2_000],
      ["shop", 0, "2026-03-05", 3_000],
      ["rent", 0, "2026-03-01", 50_000],
    ]);
    expect(rows[1]).toMatchObject({ revision: 2, pending: false, event: { source: SOURCE } });
  });

  test("pages neither repeat nor leave out, also where instants are the same", async () => {
    const { rows, totals } = await allPages({ limit: 3 }, "many");
    expect(new Set(rows.map((row) => row.transactionId)).size).toBe(25);
    expect(rows).toHaveLength(25);
    expect(totals).toEqual([{ currency: "EUR", inMinor: 0, outMinor: 325, payments: 25 }]);
  });

  test("filters: merchant, account, none of them, currency", async () => {
    expect((await allPages({ filters: { merchant: ["Landlord"] } })).rows.map((row) => row.transactionId)).toEqual(["rent"]);
    expect((await allPages({ filters: { account: ["current"] } })).totals[0]?.outMinor).toBe(50_000);
    expect((await allPages({ filters: { category: [] } })).rows).toEqual([]);
    const none = await allPages({ flow: "out", filters: { merchant: [null], category: ["groceries"] } });
    expect(none.rows.map((row) => row.transactionId)).toEqual(["late", "coffee", "back", "shop"]);
    const everyCurrency = await allPages({ currency: null, flow: "out" });
    expect(everyCurrency.totals.map((total) => [total.currency, total.outMinor])).toEqual([
      ["EUR", 55_071],
      ["USD", 77],
    ]);
  });

  test("a subject never sees another's, a tenant sees its subjects alone", async () => {
    expect(JSON.stringify(await allPages({}, "ada"))).not.toContain("canary");
    const asked = await inOne("ada", (tx) =>
      loadTransactions(tx, { ...TransactionsParams.parse({ period: march }), subject: "bo" }),
    );
    expect([asked.rows, asked.totals]).toEqual([[], []]);
    const tenant = JSON.stringify(await allPages({ limit: 200 }, null));
    expect(tenant).toContain("canary-bo");
    expect(tenant).not.toContain("canary-other");
  });

  test("a cursor of somebody's making is refused", async () => {
    for (const cursor of ["nonsense", Buffer.from('["2026-01-01\' or 1=1",1,2]').toString("base64url")]) {
      await expect(transactions({ cursor })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    }
  });
});
