import type { CADENCES } from "#server/dashboards/spending/recurring-view.ts";
import { addDays, addMonths, dayOfMonth, lastOfMonth } from "#server/metrics/calendar.ts";

export type CadenceName = (typeof CADENCES)[number];

/** Days from the first to the last one, both included. */
type Band = readonly [number, number];

export type Cadence = {
  name: CadenceName;
  /** Days between two payments. */
  band: Band;
  /** Days between two payments where one between them did not come: twice the cadence, as exact as one. */
  skipped: Band;
  /** Payments that make a series of it. */
  needs: number;
  /** To the next payment, in days or in months. */
  step: { days: number } | { months: number };
  /** How many of it make a month. */
  perMonth: number;
};

const DAYS_PER_MONTH = 365.25 / 12;

export const CADENCE: readonly Cadence[] = [
  { name: "weekly", band: [6, 8], skipped: [13, 15], needs: 3, step: { days: 7 }, perMonth: DAYS_PER_MONTH / 7 },
  { name: "fortnightly", band: [13, 16], skipped: [27, 31], needs: 3, step: { days: 14 }, perMonth: DAYS_PER_MONTH / 14 },
  { name: "monthly", band: [25, 35], skipped: [56, 66], needs: 3, step: { months: 1 }, perMonth: 1 },
  { name: "quarterly", band: [80, 105], skipped: [170, 195], needs: 3, step: { months: 3 }, perMonth: 1 / 3 },
  { name: "half_yearly", band: [170, 200], skipped: [350, 380], needs: 3, step: { months: 6 }, perMonth: 1 / 6 },
  { name: "yearly", band: [345, 385], skipped: [710, 750], needs: 2, step: { months: 12 }, perMonth: 1 / 12 },
];

export const within = (days: number, [from, to]: Band): boolean => days >= from && days <= to;

/** The day the next payment is due. One at the end of its month stays there: after the 28th of February comes the 31st of March. */
export function nextDay({ step }: Cadence, days: readonly string[]): string {
  const last = days.at(-1)!;
  if ("days" in step) return addDays(last, step.days);
  const next = addMonths(last, step.months);
  if (last !== lastOfMonth(last)) return next;
  const latest = Math.max(...days.map(dayOfMonth));
  return addDays(next, Math.min(latest, dayOfMonth(lastOfMonth(next))) - dayOfMonth(next));
}
