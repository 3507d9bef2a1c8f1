import { describe, expect, test } from "vitest";
import type { Payment } from "#server/dashboards/spending/payments.ts";
import { monthly, times } from "#server/dashboards/spending/testing/payments.ts";
import type { Choices } from "./apply-choices.ts";
import { recurringAt, recurringTile } from "./recurring.ts";

const END = "2025-08-20";
const said = (states: Record<string, "confirmed" | "dismissed">, merges: Record<string, string> = {}): Choices => ({
  states: new Map(Object.entries(states).map(([key, state]) => [key, { state }])),
  merges: new Map(Object.entries(merges).map(([key, into]) => [key, { into }])),
});
const series = (payments: readonly Payment[], choices = said({}), end = END) =>
  recurringAt(end, { payments, currency: "EUR", choices });
const tile = (payments: readonly Payment[], choices = said({})) => recurringTile(series(payments, choices), [], END)!;

const netflix = monthly("Netflix", "2025-01-06", times(8, 1_399));
const rent = monthly("Landlord", "2025-01-01", times(8, 90_000));
const keyOf = (payments: readonly Payment[], merchant: string, end = END) =>
  series(payments, said({}), end).find((one) => one.merchant === merchant)!.key;

describe("what the viewer said of a series", () => {
  const all = [...netflix, ...rent];
  test("dismissed ones go last and cost nothing", () => {
    const choices = said({ [keyOf(all, "Landlord")]: "dismissed" });
    expect(tile(all, choices)).toMatchObject({ monthlyMinor: 1_399, series: [{ merchant: "Netflix" }, { choice: "dismissed" }] });
  });

  test("an early one costs something once it is confirmed", () => {
    const two = monthly("Gym", "2025-07-01", times(2, 2_900));
    expect(tile(two)).toMatchObject({ monthlyMinor: 0, series: [{ state: "early", choice: null }] });
    expect(tile(two, said({ [keyOf(two, "Gym")]: "confirmed" }))).toMatchObject({ monthlyMinor: 2_900 });
  });

  test("is kept through price rises and when its first payments are long gone", () => {
    const longer = monthly("Netflix", "2023-01-06", [...times(14, 999), ...times(10, 1_399), ...times(8, 1_599)]);
    const key = keyOf(longer.slice(0, 10), "Netflix", "2023-10-10");
    const [one] = series(longer, said({ [key]: "dismissed" }), "2025-08-10");
    expect(one).toMatchObject({ choice: "dismissed", key, payments: 27 });
  });

  test("is not taken for another series of the merchant, and of a series that is gone does nothing", () => {
    const both = [...monthly("Apple", "2025-01-03", times(8, 299)), ...monthly("Apple", "2025-01-12", times(8, 999))];
    const cheap = series(both).find((one) => one.amountMinor === 299)!.key;
    const choices = said({ [cheap]: "dismissed", "nothing~1": "dismissed", odd: "confirmed" });
    expect(series(both, choices).map((one) => [one.amountMinor, one.choice])).toEqual([
      [999, null],
      [299, "dismissed"],
    ]);
    const dear = both.filter((one) => one.amountMinor === 999);
    expect(series(dear, choices)).toMatchObject([{ amountMinor: 999, choice: null }]);
  });
});

describe("merged series", () => {
  test("that follow each other are one: two early halves make a mature whole", () => {
    const renamed = [...monthly("HBO", "2025-04-06", times(2, 999)), ...monthly("Max", "2025-06-06", times(3, 1_199))];
    const earlier = series(renamed, said({}), "2025-05-20");
    const choices = said({}, { [earlier[0]!.key]: keyOf(renamed, "Max") });
    // HBO's two payments are no series any more at the end, so there is nothing to merge; three would be one.
    expect(series(renamed, choices)).toMatchObject([{ merchant: "Max", payments: 3, merged: [] }]);
    const known = [...monthly("HBO", "2025-02-06", times(4, 999)), ...renamed.slice(2)];
    const merged = series(known, said({}, { [keyOf(known, "HBO")]: keyOf(known, "Max") }));
    expect(merged).toMatchObject([
      {
        merchant: "Max",
        payments: 7,
        firstDay: "2025-02-06",
        state: "mature",
        monthlyMinor: 1_199,
        merged: [keyOf(known, "HBO")],
      },
    ]);
    expect(merged[0]!.rises).toMatchObject([{ day: "2025-06-06", fromMinor: 999, toMinor: 1_199 }]);
  });

  test("that run side by side add up, and come apart again", () => {
    const all = [...netflix, ...rent];
    const [part, into] = [keyOf(all, "Netflix"), keyOf(all, "Landlord")];
    expect(tile(all, said({}, { [part]: into }))).toMatchObject({
      monthlyMinor: 91_399,
      series: [{ merchant: "Landlord", payments: 16, amountMinor: 91_399, nextDay: "2025-09-01", merged: [part] }],
    });
    expect(tile(all).series).toHaveLength(2);
  });

  test("a series never becomes part of one of the other direction", () => {
    const back = monthly("Employer", "2025-01-27", times(7, 90_000)).map((one) => ({ ...one, direction: "credit" as const }));
    const all = [...rent, ...back];
    const choices = said({}, { [keyOf(all, "Employer")]: keyOf(all, "Landlord") });
    expect(tile(all, choices)).toMatchObject({ monthlyMinor: 90_000, monthlyInMinor: 90_000, series: [{}, {}] });
  });
});
