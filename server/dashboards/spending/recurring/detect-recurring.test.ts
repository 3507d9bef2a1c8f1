import { describe, expect, test } from "vitest";
import type { Payment } from "#server/dashboards/spending/payments.ts";
import { every, monthly, paid, times } from "#server/dashboards/spending/testing/payments.ts";
import { addDays } from "#server/metrics/calendar.ts";
import type { Choices } from "./apply-choices.ts";
import { recurringAt } from "./recurring.ts";

const choices: Choices = { states: new Map(), merges: new Map() };
const series = (payments: readonly Payment[], end: string, currency = "EUR") => recurringAt(end, { payments, currency, choices });
/** Merchant, cadence, state and how many payments: what a series is at a glance. */
const glance = (payments: readonly Payment[], end: string, currency = "EUR") =>
  series(payments, end, currency).map((one) => [one.merchant, one.cadence, one.state, one.payments]);

describe("cadences", () => {
  test.each([
    ["weekly", every(7, "A", "2026-01-02", times(3, 500)), "2026-01-17"],
    ["fortnightly", every(14, "A", "2026-01-02", times(3, 500)), "2026-01-31"],
    ["monthly", monthly("A", "2026-01-02", times(3, 500)), "2026-03-05"],
    ["quarterly", monthly("A", "2025-07-02", times(3, 500), 3), "2026-01-05"],
    ["half_yearly", monthly("A", "2025-01-02", times(3, 500), 6), "2026-01-05"],
    ["yearly", monthly("A", "2025-01-02", times(2, 500), 12), "2026-01-05"],
  ])("%s", (cadence, payments, end) => expect(glance(payments, end)).toEqual([["A", cadence, "mature", payments.length]]));

  test.each([5, 9, 12, 17, 24, 36, 60, 79, 106, 169, 201, 344, 386])("%i days are on none", (days) =>
    expect(glance(every(days, "A", "2024-06-01", times(3, 500)), addDays("2024-06-01", 2 * days))).toEqual([]),
  );

  test.each([6, 8, 13, 16, 25, 35, 80, 105, 170, 200])("%i days are on one, edges included", (days) =>
    expect(glance(every(days, "A", "2024-06-01", times(3, 500)), addDays("2024-06-01", 2 * days))).toHaveLength(1),
  );
});

describe("states", () => {
  const rent = monthly("Landlord", "2026-01-01", times(3, 50_000));
  test("two payments are early while the third is to come, and nothing when it does not", () => {
    const two = rent.slice(0, 2);
    expect(glance(two, "2026-03-08")).toEqual([["Landlord", "monthly", "early", 2]]);
    expect(glance(two, "2026-03-09")).toEqual([]);
  });

  test("missed when the next is overdue by more than its window, ended when the one after it is, too", () => {
    // The last is of 1 March: due by 5 April (35 days), a skipped one by 6 May (66 days).
    const state = (end: string) => glance(rent, end)[0]?.[2];
    expect([state("2026-04-05"), state("2026-04-06"), state("2026-05-06"), state("2026-05-07")]).toEqual([
      ...["mature", "missed", "missed", "ended"],
    ]);
    expect(series(rent, "2026-04-05")[0]).toMatchObject({ nextDay: "2026-04-01", nextLatest: "2026-04-05" });
    expect(series(rent, "2026-05-07")[0]).toMatchObject({ nextDay: null, nextLatest: null });
  });

  test("a month left out does not break a series that was known before it, and two do", () => {
    const all = monthly("A", "2025-01-10", times(10, 1_000));
    expect(glance(all.toSpliced(5, 1), "2025-10-15")).toEqual([["A", "monthly", "mature", 9]]);
    expect(glance(all.toSpliced(5, 2), "2025-10-15")).toEqual([
      ["A", "monthly", "mature", 3],
      ["A", "monthly", "ended", 5],
    ]);
  });

  test("more than 800 days back is not looked at", () => {
    const old = monthly("A", "2023-01-01", times(3, 900));
    expect(glance(old, "2025-01-01")).toEqual([["A", "monthly", "ended", 3]]);
    expect(glance(old, addDays("2023-03-01", 801))).toEqual([]);
  });
});

describe("the calendar", () => {
  test("monthly on the 31st: the last day of shorter months, and back to the 31st", () => {
    const payments = monthly("A", "2025-10-31", times(5, 700));
    expect(payments.map(({ day }) => day)).toEqual(["2025-10-31", "2025-11-30", "2025-12-31", "2026-01-31", "2026-02-28"]);
    expect(series(payments, "2026-03-01")).toMatchObject([{ state: "mature", nextDay: "2026-03-31" }]);
  });
  test("yearly on the 29th of February", () => {
    const payments = monthly("A", "2024-02-29", times(2, 9_900), 12);
    expect(series(payments, "2025-03-01")).toMatchObject([{ state: "mature", lastDay: "2025-02-28", nextDay: "2026-02-28" }]);
  });
});

describe("amounts", () => {
  test("within 10 % or two units of the median are one series, in any currency", () => {
    const near = [10_000, 11_000, 9_000, 10_000];
    expect(glance(monthly("A", "2026-01-05", near), "2026-04-06")).toEqual([["A", "monthly", "mature", 4]]);
    // 2.00 EUR, 2 JPY and 2.000 KWD.
    const twoUnits = (minor: number) => monthly("A", "2026-01-05", [5 * minor, 7 * minor, 3 * minor, 5 * minor]);
    expect(glance(twoUnits(100), "2026-04-06", "EUR")).toHaveLength(1);
    expect(glance(twoUnits(1), "2026-04-06", "JPY")).toHaveLength(1);
    expect(glance(twoUnits(100), "2026-04-06", "JPY")).toEqual([]);
    expect(glance(twoUnits(1_000), "2026-04-06", "KWD")).toHaveLength(1);
    expect(glance(twoUnits(1_000), "2026-04-06", "EUR")).toEqual([]);
  });

  test("a price that steps up and stays is one series with a rise", () => {
    const [one] = series(monthly("A", "2025-01-06", [...times(6, 1_000), ...times(4, 1_500)]), "2025-10-10");
    expect(one).toMatchObject({ payments: 10, amountMinor: 1_000, lastMinor: 1_500, monthlyMinor: 1_500, state: "mature" });
    expect(one!.rises).toMatchObject([{ day: "2025-07-06", fromMinor: 1_000, toMinor: 1_500 }]);
  });

  test("a step within the tolerance is a rise as well; a bill that varies, and one that went back, have none", () => {
    const rises = (amounts: number[]) => series(monthly("A", "2025-01-06", amounts), "2025-08-10")[0]!.rises.length;
    expect(rises([1_399, 1_399, 1_399, 1_399, 1_599, 1_599, 1_599, 1_599])).toBe(1);
    expect(rises([1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_500])).toBe(1);
    expect(rises([1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_500, 1_000])).toBe(0);
    expect(rises([1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_001, 1_500])).toBe(0);
    expect(rises([3_020, 3_110, 2_950, 3_190, 3_010, 3_160, 2_990, 3_080])).toBe(0);
    expect(rises([1_500, 1_500, 1_500, 1_500, 1_000, 1_000, 1_000, 1_000])).toBe(0);
  });

  test("two subscriptions at one merchant are two, and neither is that of every fortnight", () => {
    const both = [...monthly("Apple", "2025-01-03", times(8, 299)), ...monthly("Apple", "2025-01-12", times(8, 999))];
    expect(series(both, "2025-08-20").map((one) => [one.cadence, one.payments, one.amountMinor])).toEqual([
      ["monthly", 8, 999],
      ["monthly", 8, 299],
    ]);
    const near = [...monthly("A", "2025-01-03", times(8, 999)), ...monthly("A", "2025-01-17", times(8, 1_049))];
    expect(glance(near, "2025-08-20")).toEqual([
      ["A", "monthly", "mature", 8],
      ["A", "monthly", "mature", 8],
    ]);
    const same = [...monthly("A", "2025-01-03", times(8, 999)), ...monthly("A", "2025-01-17", times(8, 999))];
    expect(glance(same, "2025-08-20")).toEqual(glance(near, "2025-08-20"));
  });

  test("so are two that come each week, at two prices", () => {
    const both = [...every(7, "Lesson", "2025-01-06", times(6, 2_000)), ...every(7, "Lesson", "2025-01-09", times(6, 2_100))];
    expect(glance(both, "2025-02-14")).toEqual([
      ["Lesson", "weekly", "mature", 6],
      ["Lesson", "weekly", "mature", 6],
    ]);
  });

  test("a payment made twice on its day is not another one's, and breaks nothing", () => {
    const twice = [...monthly("A", "2025-01-03", times(6, 999)), paid("A", "2025-03-03", 999)];
    expect(glance(twice, "2025-06-10")).toEqual([["A", "monthly", "mature", 6]]);
  });
});

describe("what is bought often is not recurring", () => {
  test("the daily coffee, at one price or another", () => {
    const coffee = every(
      1,
      "Café",
      "2026-01-01",
      Array.from({ length: 90 }, (_, index) => [320, 320, 350, 280][index % 4]!),
    );
    expect(glance(coffee, "2026-03-31")).toEqual([]);
  });
  test("a shop one goes to as one needs, though some of it lies a month apart; nor a common price", () => {
    const needs = every(9, "REWE", "2025-01-02", [1_250, 3_999, 720, 15_000, 2_310, 6_400, 499, 8_120, 1_777]);
    expect(glance([...needs, ...monthly("REWE", "2025-01-14", [2_700, 2_800, 2_750])], "2025-03-20")).toEqual([]);
    expect(glance([...needs, ...monthly("REWE", "2025-01-14", times(3, 1_777))], "2025-03-20")).toEqual([
      ["REWE", "monthly", "mature", 3],
    ]);
    const common = needs.map((one, index) => (index % 2 === 0 ? one : { ...one, amountMinor: 1_777 }));
    expect(glance([...common, ...monthly("REWE", "2025-01-14", times(3, 1_777))], "2025-03-20")).toEqual([]);
  });
  test("but a subscription at a shop where much else is bought is", () => {
    const prime = monthly("Amazon", "2025-01-14", times(8, 899));
    const orders = every(9, "Amazon", "2025-01-02", [1_250, 3_999, 720, 15_000, 2_310, 6_400, 499, 8_120, 1_777, 2_960, 5_500]);
    expect(glance([...prime, ...orders], "2025-08-20")).toEqual([["Amazon", "monthly", "mature", 8]]);
  });
  test("nor is what a business takes in, and it is told fast", () => {
    const till = Array.from({ length: 20_000 }, (_, index) =>
      paid("Till", addDays("2024-06-01", index % 790), 100 + ((index * 7_919) % 9_000)),
    );
    const begun = performance.now();
    expect(glance([...till, ...monthly("Rent", "2026-01-01", times(7, 50_000))], "2026-07-30")).toEqual([
      ["Rent", "monthly", "mature", 7],
    ]);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
  test("nobody's name, and money in is not money out", () => {
    expect(
      glance(
        monthly("A", "2026-01-01", times(4, 500)).map((one) => ({ ...one, name: null })),
        "2026-04-05",
      ),
    ).toEqual([]);
    const [out, back] = [monthly("A", "2026-01-01", times(2, 500)), monthly("A", "2026-03-01", times(2, 500))];
    const credits = back.map((one) => ({ ...one, direction: "credit" as const }));
    expect(glance([...out, ...credits], "2026-04-05")).toEqual([["A", "monthly", "early", 2]]);
  });
});
