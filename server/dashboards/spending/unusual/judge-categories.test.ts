import { describe, expect, test } from "vitest";
import { judgeCategories } from "./judge-categories.ts";

type Day = [day: string, spentMinor: number];

/** Findings of one category, with data since November unless said otherwise. */
const judge = (days: Day[], asked: { from?: string; end?: string; oldest?: string; floorMinor?: number } = {}) =>
  judgeCategories(
    days.map(([day, spentMinor]) => ({ category: "fuel", day, spentMinor })),
    { from: "2026-02-01", end: "2026-02-28", oldest: "2025-11-01", floorMinor: 5_000, currency: "EUR", ...asked },
  );

/** November to January: 100, 120 and 110 units. Median 110, deviations 10, 10 and 0: MAD 10, limit 160 by the floor. */
const usual: Day[] = [
  ["2025-11-10", 10_000],
  ["2025-12-10", 12_000],
  ["2026-01-10", 11_000],
];

describe("a category is unusual", () => {
  test("above its median by more than three MADs and by the floor: told once, on the day it passed", () => {
    const found = judge([...usual, ["2026-02-05", 15_000], ["2026-02-11", 2_000], ["2026-02-20", 500]]);
    expect(found).toMatchObject([
      { kind: "category", category: "fuel", month: "2026-02-01", day: "2026-02-11", amountMinor: 17_500 },
    ]);
    expect(found[0]).toMatchObject({ usualMinor: 11_000, madMinor: 1_000, limitMinor: 16_000, transactionIds: [] });
  });

  test("at the floor exactly, not a minor unit below it", () => {
    expect(judge([...usual, ["2026-02-05", 16_000]])).toHaveLength(1);
    expect(judge([...usual, ["2026-02-05", 15_999]])).toEqual([]);
  });

  test("above three MADs, not at them", () => {
    // Deviations 20, 0, 20 of the median 100: MAD 20 units, so 160 is just not more than three of them above.
    const wide: Day[] = [
      ["2025-11-10", 8_000],
      ["2025-12-10", 10_000],
      ["2026-01-10", 12_000],
    ];
    expect(judge([...wide, ["2026-02-05", 16_000]])).toEqual([]);
    expect(judge([...wide, ["2026-02-05", 16_001]])).toMatchObject([{ limitMinor: 16_000, madMinor: 2_000 }]);
  });

  test("with a MAD of zero the floor alone holds, also for what was never bought before", () => {
    const same = usual.map(([day]): Day => [day, 10_000]);
    expect(judge([...same, ["2026-02-05", 15_000]])).toMatchObject([{ madMinor: 0, limitMinor: 15_000 }]);
    expect(judge([...same, ["2026-02-05", 14_999]])).toEqual([]);
    expect(judge([["2026-02-05", 5_000]])).toMatchObject([{ usualMinor: 0, madMinor: 0, limitMinor: 5_000 }]);
    expect(judge([["2026-02-05", 1]], { floorMinor: 0 })).toHaveLength(1);
  });

  test("by three complete months, not by two", () => {
    const days: Day[] = [...usual, ["2026-02-05", 99_000]];
    expect(judge(days, { oldest: "2025-11-01" })).toHaveLength(1);
    expect(judge(days, { oldest: "2025-11-02" })).toEqual([]);
  });

  test("by the last six complete months, older ones apart", () => {
    const amounts = [10_000, 20_000, 10_000, 20_000, 10_000, 20_000];
    const months = ["2025-08", "2025-09", "2025-10", "2025-11", "2025-12", "2026-01"].map(
      (month, index): Day => [`${month}-10`, amounts[index]!],
    );
    const found = (older: number) => judge([["2025-07-10", older], ...months, ["2026-02-05", 90_000]], { oldest: "2025-01-01" });
    // A seventh month would have made the median its own.
    expect(found(90_000)).toMatchObject([{ usualMinor: 15_000, madMinor: 5_000, limitMinor: 30_000 }]);
    expect(found(1)).toEqual(found(90_000));
  });

  test("an even number of months has the middle of two as its median", () => {
    const four: Day[] = [["2025-10-10", 10_001], ...usual];
    expect(judge([...four, ["2026-02-05", 99_000]], { oldest: "2025-10-01" })).toMatchObject([{ usualMinor: 10_501 }]);
  });

  test("once per month, in each month of the period", () => {
    const days: Day[] = [...usual, ["2026-02-05", 20_000], ["2026-02-20", 20_000], ["2026-03-04", 90_000]];
    const found = judge(days, { end: "2026-03-31" });
    expect(found.map(({ day, month }) => [month, day])).toEqual([
      ["2026-02-01", "2026-02-05"],
      ["2026-03-01", "2026-03-04"],
    ]);
    expect(new Set(found.map(({ key }) => key)).size).toBe(2);
  });

  test("only as long as a refund does not bring it back", () => {
    const bought: Day[] = [...usual, ["2026-02-05", 20_000]];
    expect(judge([...bought, ["2026-02-09", -8_000]])).toEqual([]);
    expect(judge(bought, { end: "2026-02-08" })).toHaveLength(1);
    expect(judge([...bought, ["2026-02-09", -8_000], ["2026-02-12", 8_000]])).toMatchObject([{ day: "2026-02-12" }]);
  });

  test("of the period alone: what was passed before its first day is told of the days before", () => {
    const days: Day[] = [...usual, ["2026-02-05", 20_000], ["2026-02-20", 1]];
    expect(judge(days, { from: "2026-02-06" })).toEqual([]);
    expect(judge(days, { from: "2026-02-05" })).toHaveLength(1);
    expect(judge(days, { end: "2026-02-04" })).toEqual([]);
  });
});
