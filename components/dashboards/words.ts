import { addDays, addMonths, type DayRange, daysIn, monthOf } from "#components/format/days.ts";
import { count } from "#components/format/unit.ts";
import type { Words } from "#components/words/words.ts";
import type { DashboardHead } from "#server/dashboards/view.ts";

type Compared = Pick<DashboardHead, "period" | "comparison">;
type Shown = Pick<DashboardHead, "period">;

/** A slug as people read it: "eating-out" is "Eating out". */
export function slugName(slug: string): string {
  const words = slug.replace(/[-_.]+/g, " ").trim();
  return words === "" ? slug : words[0]!.toUpperCase() + words.slice(1);
}

/** A category as people read it: of ours in their language, a tenant's own as it is written. */
export function categoryName({ shared }: Words, category: string): string {
  return named(shared.categories, category);
}

/** A kind of device as people read it. */
export function kindName({ shared }: Words, kind: string): string {
  return named(shared.kinds, kind);
}

/** A kind of payment as people read it. */
export function paymentKindName({ shared }: Words, kind: string): string {
  return named(shared.paymentKinds, kind);
}

function named(known: Readonly<Record<string, string>>, slug: string): string {
  return Object.hasOwn(known, slug) ? known[slug]! : slugName(slug);
}

/** "1 payment", "12 payments". */
export function plural(things: number, one: string, many = `${one}s`): string {
  return `${count(things)} ${things === 1 ? one : many}`;
}

/**
 * What a figure is compared with, as a noun phrase that stands alone or in a sentence of `words.shared.change`: "October 2026",
 * "1 – 20 Oct 2026", "the 30 days before".
 */
export function thanName(words: Words, { period, comparison }: Compared): string {
  const months = monthsOf(period);
  if (months === 1 || comparison.kind === "year") return words.rangeName(comparison);
  if (months !== null) return words.shared.than.monthsBefore(months);
  const days = daysIn(period);
  return days === 1 ? words.dayName(addDays(period.from, -1)) : words.shared.than.daysBefore(days);
}

/** The days shown: "20 Nov 2026", "October 2026", "Dec 2025 – Nov 2026, so far". */
export function periodName(words: Words, { period }: Shown): string {
  const whole = { from: period.from, to: addMonths(monthOf(addDays(period.to, -1)), 1) };
  const months = monthsOf(period);
  // A run of months up to a day within the last one reads better by its months.
  if (months !== null && months > 1 && period.to !== whole.to) return words.shared.soFar(words.rangeName(whole));
  if (months === 1 && period.to !== whole.to) return words.shared.soFar(words.monthName(period.from));
  return words.rangeName(period);
}

/** How many months a period spans that begins with one; null when it does not. */
function monthsOf({ from, to }: DayRange): number | null {
  if (from !== monthOf(from)) return null;
  const last = addDays(to, -1);
  return (Number(last.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(last.slice(5, 7)) - Number(from.slice(5, 7)) + 1;
}
