import { expect, test } from "vitest";
import { type PaymentRow, paymentsOf } from "./payments.ts";

const row = (id: string, more: Partial<PaymentRow> = {}): PaymentRow => ({
  ...{
    transaction_id: id,
    part: 0,
    day: "2026-03-10",
    ms: Date.parse("2026-03-10T12:00:00Z"),
    direction: "debit",
    flow: "debit",
  },
  ...{ kind: "purchase", category: "shopping", name: "Shop", amount_minor: 1_000n, refund_of: null, ...more },
});
const refund = (of: string, amount: bigint): PaymentRow =>
  row(`r-${of}-${amount}`, { direction: "credit", flow: "refund", kind: "refund", refund_of: of, amount_minor: amount });

test("a split payment is one, of all its parts, in the category of the first", () => {
  const parts = [row("a", { part: 1, category: "fees", amount_minor: 300n }), row("a", { category: "groceries" })];
  for (const rows of [parts, [...parts].reverse()])
    expect(paymentsOf(rows)).toMatchObject([{ id: "a", amountMinor: 1_300, category: "groceries", feeMinor: 300 }]);
});

test("a refund is no payment; one that was wholly refunded is none either, at once or in parts", () => {
  const ids = (rows: PaymentRow[]) => paymentsOf(rows).map(({ id }) => id);
  expect(ids([refund("a", 999n), row("a")])).toEqual(["a"]);
  expect(ids([row("a"), refund("a", 1_000n)])).toEqual([]);
  expect(ids([refund("a", 400n), row("a"), refund("a", 600n)])).toEqual([]);
  expect(ids([row("b"), refund("a", 1_000n)])).toEqual(["b"]);
});

test("a payment of nothing is none; fees are told by kind or category, and never of income", () => {
  expect(paymentsOf([row("a", { amount_minor: 0n })])).toEqual([]);
  const fee = (more: Partial<PaymentRow>) => paymentsOf([row("a", more)])[0]!.feeMinor;
  expect([fee({}), fee({ kind: "fee" }), fee({ category: "fees" })]).toEqual([0, 1_000, 1_000]);
  expect(fee({ kind: "fee", direction: "credit", flow: "credit" })).toBe(0);
});

test("they come by instant, however they arrived", () => {
  const rows = [row("b", { ms: 2 }), row("a", { ms: 2 }), row("c", { ms: 1 })];
  expect(paymentsOf(rows).map(({ id }) => id)).toEqual(["c", "a", "b"]);
});
