import { expect, test } from "vitest";
import { PeriodChoice } from "./params.ts";
import { choosePeriod, comparedPeriod } from "./period.ts";

const preset = (name: string) => PeriodChoice.parse({ preset: name });

test.each([
  ["this_month", "2026-11-20", "2026-11-01", "2026-11-21"],
  ["last_30_days", "2026-03-01", "2026-01-31", "2026-03-02"],
  ["last_3_months", "2026-01-31", "2025-11-01", "2026-02-01"],
  ["last_12_months", "2024-02-29", "2023-03-01", "2024-03-01"],
  ["year", "2026-11-20", "2026-01-01", "2026-11-21"],
])("%s, with data up to %s, is %s to %s", (name, now, from, to) => {
  expect(choosePeriod(preset(name), now)).toEqual({ from, to });
});

test.each([
  ["a month so far: the same days of the one before", "2026-11-01", "2026-11-21", "2026-10-01", "2026-10-21"],
  ["30 days of March: February has only 28", "2026-03-01", "2026-03-31", "2026-02-01", "2026-03-01"],
  ["a whole February: the whole of January", "2026-02-01", "2026-03-01", "2026-01-01", "2026-02-01"],
  ["three whole months: the three before", "2026-03-01", "2026-06-01", "2025-12-01", "2026-03-01"],
  ["twelve months so far", "2025-12-01", "2026-11-21", "2024-12-01", "2025-11-21"],
  ["any 30 days: the 30 before", "2026-01-31", "2026-03-02", "2026-01-01", "2026-01-31"],
])("previous of %s", (_, from, to, previousFrom, previousTo) => {
  expect(comparedPeriod({ from, to }, "previous")).toEqual({ from: previousFrom, to: previousTo });
});

test.each([
  ["a leap February has a day more", "2024-02-01", "2024-03-01", "2023-02-01", "2023-03-01"],
  ["and the year after one less", "2025-02-01", "2025-03-01", "2024-02-01", "2024-03-01"],
  ["up to the leap day", "2024-02-15", "2024-03-01", "2023-02-15", "2023-03-01"],
  ["any days", "2026-05-04", "2026-05-11", "2025-05-04", "2025-05-11"],
])("the same period last year: %s", (_, from, to, yearFrom, yearTo) => {
  expect(comparedPeriod({ from, to }, "year")).toEqual({ from: yearFrom, to: yearTo });
});

test("a period that is no period is refused", () => {
  expect(PeriodChoice.safeParse({ from: "2026-05-04", to: "2026-05-04" }).success).toBe(false);
  expect(PeriodChoice.safeParse({ from: "2026-02-30", to: "2026-05-04" }).success).toBe(false);
  expect(PeriodChoice.safeParse({ preset: "yesterday" }).success).toBe(false);
});
