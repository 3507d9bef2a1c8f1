import { expect, test } from "vitest";
import { AskedDay } from "#server/day-input.ts";
import { ApplyQuestion, PreviewQuery, RunRequest } from "#server/rules/rules-input.ts";

test("a day is one that there was or will be, within four centuries", () => {
  for (const day of ["1900-01-01", "2024-02-29", "2300-01-01"]) expect(AskedDay.safeParse(day).success).toBe(true);
  for (const day of ["0001-01-01", "1899-12-31", "2300-01-02", "2026-02-29", "2026-1-1", "yesterday", ""])
    expect({ day, taken: AskedDay.safeParse(day).success }).toEqual({ day, taken: false });
});

// In Prague the year 1 began in the year before it, which JavaScript cannot read: a worker failed at it again and again.
test("a run of rules since the year 1 is refused when it is asked for, not by the worker", () => {
  const day = "0001-01-01";
  expect(RunRequest.safeParse({ which: "since", day }).success).toBe(false);
  expect(ApplyQuestion.safeParse({ which: "since", day, note: "" }).success).toBe(false);
  expect(PreviewQuery.safeParse({ rules: { categoryRules: [], merchantRules: [] }, since: day }).success).toBe(false);
  expect(RunRequest.safeParse({ which: "since", day: "2026-01-01" }).success).toBe(true);
});
