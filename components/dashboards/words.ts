import { addDays, addMonths, type DayRange, dayName, daysIn, monthName, monthOf, rangeName } from "#components/format/days.ts";
import { count } from "#components/format/unit.ts";
import type { DashboardHead } from "#server/dashboards/view.ts";

/** A slug as people read it: "eating-out" is "Eating out". */
export function slugName(slug: string): string {
  const words = slug.replace(/[-_.]+/g, " ").trim();
  return words === "" ? slug : words[0]!.toUpperCase() + words.slice(1);
}

/** A kind of device as people read it. */
export function kindName(kind: string): string {
  return kind === "ev_charger" ? "EV charger" : slugName(kind);
}

/** "1 payment", "12 payments". */
export function plural(things: number, one: string, many = `${one}s`): string {
  return `${count(things)} ${things === 1 ? one : many}`;
}

/** What a figure is compared with, after "than": "October 2026", "1 – 20 Oct 2026", "the 30 days before", "a year before". */
export function thanName({ period, comparison }: Pick<DashboardHead, "period" | "comparison">): string {
  const months = monthsOf(period);
  if (months === 1) return rangeName(comparison);
  if (comparison.kind === "year") return `${rangeName(comparison)}`;
  return months === null ? beforeName(period) : `the ${months} months before`;
}

/** The same before the period is over: "20 Nov 2026" is its newest day. */
export function periodName({ period }: Pick<DashboardHead, "period">): string {
  const whole = { from: period.from, to: addMonths(monthOf(addDays(period.to, -1)), 1) };
  const months = monthsOf(period);
  // A run of months up to a day within the last one reads better by its months.
  if (months !== null && months > 1 && period.to !== whole.to) return `${rangeName(whole)}, so far`;
  if (months === 1 && period.to !== whole.to) return `${monthName(period.from)}, so far`;
  return rangeName(period);
}

function beforeName(period: DayRange): string {
  const days = daysIn(period);
  return days === 1 ? dayName(addDays(period.from, -1)) : `the ${days} days before`;
}

/** How many months a period spans that begins with one; null when it does not. */
function monthsOf({ from, to }: DayRange): number | null {
  if (from !== monthOf(from)) return null;
  const last = addDays(to, -1);
  const months =
    (Number(last.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(last.slice(5, 7)) - Number(from.slice(5, 7)) + 1;
  return months;
}
