import type { z } from "zod";
import { amount, text } from "#server/dashboards/cells.ts";
import type { PaceTile } from "#server/dashboards/spending-view.ts";
import { addDays, addMonths, dayOfMonth, daysInMonth, firstOfMonth } from "#server/metrics/calendar.ts";
import { ask, type SpendingQuestion } from "./question.ts";

type Curve = { day: number; spentMinor: number }[];

/** Months behind the mean curve. */
const BEFORE = 3;

/**
 * Cumulative spending by day of the month, of the month the period ends in. The mean curve is the mean of the three
 * months' curves day by day (a month that is over stays at its end), and only where data reach back to its first day.
 */
export async function loadPace(question: SpendingQuestion): Promise<z.infer<typeof PaceTile>> {
  const { end, oldest } = question;
  const month = firstOfMonth(end);
  const rows = await ask(question, {
    measures: ["spending.spent"],
    period: { from: addMonths(month, -BEFORE), to: addDays(end, 1) },
    granularity: "day",
  });
  const spent = new Map(rows.map((row) => [text(row, "day"), amount(row, "spending.spent")]));
  const today = dayOfMonth(end);
  const current = cumulative(spent, month, today);
  const months = Array.from({ length: BEFORE }, (_, index) => addMonths(month, index - BEFORE));
  const before = months.map((first) => cumulative(spent, first, daysInMonth(first)));
  const known = (first: string) => oldest !== null && oldest < addMonths(first, 1);
  const last = known(addMonths(month, -1)) ? before.at(-1)! : [];
  const mean = oldest !== null && oldest <= months[0]! ? meanOf(before, daysInMonth(month)) : null;
  return {
    month,
    today,
    spentMinor: at(current, today),
    lastMonthByThenMinor: at(last, today),
    meanByThenMinor: mean && at(mean, today),
    current,
    lastMonth: last,
    mean,
  };
}

function cumulative(spent: ReadonlyMap<string, number>, first: string, days: number): Curve {
  let total = 0;
  return Array.from({ length: days }, (_, index) => {
    total += spent.get(addDays(first, index)) ?? 0;
    return { day: index + 1, spentMinor: total };
  });
}

const meanOf = (curves: readonly Curve[], days: number): Curve =>
  Array.from({ length: days }, (_, index) => ({
    day: index + 1,
    spentMinor: Math.round(curves.reduce((total, curve) => total + at(curve, index + 1), 0) / curves.length),
  }));

/** Where a curve stands on a day; one that ends before it stays at its end. */
const at = (curve: Curve, day: number): number => curve[Math.min(day, curve.length) - 1]?.spentMinor ?? 0;
