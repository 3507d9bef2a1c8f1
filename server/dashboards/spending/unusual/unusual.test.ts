import { describe, expect, test } from "vitest";
import type { Payment } from "#server/dashboards/spending/payments.ts";
import { recurringAt } from "#server/dashboards/spending/recurring/recurring.ts";
import { monthly, paid, times } from "#server/dashboards/spending/testing/payments.ts";
import { duplicates, fees, rises } from "./odd-payments.ts";
import { findUnusual, unusualTile } from "./unusual.ts";

const MARCH = { from: "2026-03-01", to: "2026-04-01" };
const HOUR = 3_600_000;
/** The payment again, so many hours later. */
const again = (payment: Payment, hours: number, more: Partial<Payment> = {}): Payment => {
  const ms = payment.ms + hours * HOUR;
  return { ...payment, id: `${payment.id}b`, ms, day: new Date(ms).toISOString().slice(0, 10), ...more };
};

describe("duplicates", () => {
  const first = paid("Shop", "2026-03-10", 4_990);
  const found = (second: Payment) => duplicates([first, second], MARCH);
  test("are the same amount at the same merchant within 48 hours, told of the second", () => {
    expect(found(again(first, 48))).toMatchObject([
      { kind: "duplicate", day: "2026-03-12", amountMinor: 4_990, merchant: "Shop", transactionIds: [first.id, `${first.id}b`] },
    ]);
    expect(found(again(first, 48 + 1 / 3_600_000))).toEqual([]);
  });
  test("are neither of another amount or merchant, nor of none, nor money in", () => {
    expect(found(again(first, 1, { amountMinor: 4_991 }))).toEqual([]);
    expect(found(again(first, 1, { name: "Shop 2" }))).toEqual([]);
    expect(found(again(first, 1, { direction: "credit" }))).toEqual([]);
    const nameless = { ...first, name: null };
    expect(duplicates([nameless, again(nameless, 1)], MARCH)).toEqual([]);
  });
  test("are each told once, and only of the period, whenever the first one was", () => {
    const three = [first, again(first, 10), again(first, 20, { id: "third" })];
    expect(duplicates(three, MARCH).map(({ transactionIds }) => transactionIds)).toEqual([
      [first.id, `${first.id}b`],
      [`${first.id}b`, "third"],
    ]);
    const late = paid("Shop", "2026-02-28", 4_990);
    expect(duplicates([late, again(late, 24)], MARCH)).toHaveLength(1);
    expect(duplicates([late, again(late, 1)], MARCH)).toEqual([]);
  });
});

test("every fee of the period is told, of a split payment its part", () => {
  const all = [
    paid(null, "2026-03-05", 1_485, { feeMinor: 1_485 }),
    paid("Shop", "2026-03-06", 9_000, { feeMinor: 300 }),
    paid("Shop", "2026-03-07", 9_000),
    paid(null, "2026-04-01", 1_485, { feeMinor: 1_485 }),
  ];
  expect(fees(all, MARCH).map(({ day, amountMinor }) => [day, amountMinor])).toEqual([
    ["2026-03-05", 1_485],
    ["2026-03-06", 300],
  ]);
});

describe("price rises", () => {
  const dearer = [...monthly("Netflix", "2025-09-06", [...times(6, 1_399), ...times(3, 1_799)])];
  const choices = { states: new Map(), merges: new Map() };
  const series = (payments: readonly Payment[]) => recurringAt("2026-05-10", { payments, currency: "EUR", choices });
  test("are told on the day of the first payment at the new price, with the former one", () => {
    expect(rises(series(dearer), MARCH)).toMatchObject([
      { kind: "price_rise", day: "2026-03-06", amountMinor: 1_799, usualMinor: 1_399, transactionIds: [dearer[6]!.id] },
    ]);
    expect(rises(series(dearer), { from: "2026-04-01", to: "2026-05-01" })).toEqual([]);
  });
  test("are not those of income, nor of what the viewer dismissed", () => {
    expect(rises(series(dearer.map((one) => ({ ...one, direction: "credit" }))), MARCH)).toEqual([]);
    expect(
      rises(
        series(dearer).map((one) => ({ ...one, choice: "dismissed" })),
        MARCH,
      ),
    ).toEqual([]);
  });
});

test("findings come newest first; dismissed ones stay, and do not count among those compared", () => {
  const asked = { days: [], oldest: "2025-11-01", currency: "EUR", dismissed: new Map() };
  const payments = [
    paid(null, "2026-03-05", 100, { feeMinor: 100 }),
    paid(null, "2026-03-25", 200, { feeMinor: 200 }),
    paid(null, "2026-04-01", 300, { feeMinor: 300 }),
  ];
  const found = findUnusual(MARCH, "2026-03-31", [], { ...asked, payments });
  expect(found.map(({ day }) => day)).toEqual(["2026-03-25", "2026-03-05"]);
  const dismissed = new Map([[found[0]!.key, { dismissed: true as const }]]);
  const later = findUnusual(MARCH, "2026-03-31", [], { ...asked, payments, dismissed });
  expect(later.map((one) => one.dismissed)).toEqual([true, false]);
  expect(unusualTile(found, later, { ...asked, end: "2026-03-31" })).toMatchObject({ compared: 1, floorMinor: 5_000 });
});

test("the floor is fifty units in each currency, and a month counts as complete from its first day on", () => {
  const tile = (currency: string, oldest: string) => unusualTile([], [], { currency, oldest, end: "2026-03-05" })!;
  expect(["EUR", "JPY", "KWD"].map((currency) => tile(currency, "2025-11-01").floorMinor)).toEqual([5_000, 50, 50_000]);
  expect(["2025-12-01", "2025-12-02", "2026-03-01", "2026-03-02"].map((day) => tile("EUR", day).completeMonths)).toEqual([
    3, 2, 0, 0,
  ]);
});
