import { expect, test } from "vitest";
import { addDays, addMonths, daysBetween, daysInMonth, lastOfMonth, monthsBetween } from "#server/metrics/calendar.ts";

test("months end where they end", () => {
  expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
  expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
  expect(addMonths("2024-02-29", -12)).toBe("2023-02-28");
  expect(addMonths("2026-03-31", -13)).toBe("2025-02-28");
  expect(addMonths("2026-12-15", 1)).toBe("2027-01-15");
  expect(daysInMonth("2024-02-10")).toBe(29);
  expect(lastOfMonth("2026-04-02")).toBe("2026-04-30");
});

test("days are counted, also over leap days and years", () => {
  expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
  expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
  expect(daysBetween("2024-02-01", "2024-03-01")).toBe(29);
  expect(monthsBetween("2025-11-30", "2026-02-01")).toBe(3);
});
