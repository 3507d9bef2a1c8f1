import { kept } from "#components/format/kept.ts";
import { LOCALE } from "#components/format/locale.ts";

/** A half-open range of local days: `to` is the day after the last one. */
export type DayRange = { from: string; to: string };

const DAY_MS = 86_400_000;
const SHORT_MONTH = { month: "short", year: "numeric" } as const;

/** Noon-free arithmetic: days are handled as UTC midnights, since a local day has no zone of its own. */
function utc(day: string): Date {
  return new Date(`${day.slice(0, 10)}T00:00:00Z`);
}

function iso(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** Canada writes days as ISO 8601 does. */
const isoDays = kept((timeZone: string) => new Intl.DateTimeFormat("en-CA", { timeZone }));

/** The local day of an instant in a zone, as ISO 8601. */
export function dayIn(instant: string, zone: string): string {
  return isoDays(zone).format(new Date(instant));
}

/** The day `days` later (earlier when negative). */
export function addDays(day: string, days: number): string {
  return iso(new Date(utc(day).getTime() + days * DAY_MS));
}

/** The same day of the month `months` later, or that month's last day. */
export function addMonths(day: string, months: number): string {
  const date = utc(day);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date.getUTCDate(), last));
  return iso(first);
}

/** The first day of the day's month. */
export function monthOf(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

/** Days in a range. */
export function daysIn({ from, to }: DayRange): number {
  return Math.round((utc(to).getTime() - utc(from).getTime()) / DAY_MS);
}

/** The part of a range that lies within another. */
export function clip(range: DayRange, within: DayRange): DayRange {
  return { from: [range.from, within.from].sort()[1]!, to: [range.to, within.to].sort()[0]! };
}

/** How a language writes days, months and stretches of them. */
export function dayFormats(locale: string) {
  const isEnglish = locale.startsWith("en");
  const dates = kept((options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }));

  function format(day: string, options: Intl.DateTimeFormatOptions): string {
    return dates(options).format(utc(day));
  }

  /** "20 Nov 2026", or "20 Nov" without its year. */
  function dayName(day: string, { year = true } = {}): string {
    return format(day, { day: "numeric", month: "short", ...(year && { year: "numeric" }) });
  }

  /** "Fri 20 Nov 2026". */
  function longDayName(day: string): string {
    const name = format(day, { weekday: "short", day: "numeric", month: "short", year: "numeric" });
    return isEnglish ? name.replace(",", "") : name;
  }

  /** "Monday" of 1 to 7, or "Mon". */
  function weekdayName(weekday: number, { short = false } = {}): string {
    // The first of January 2024 was a Monday.
    return format(addDays("2024-01-01", weekday - 1), { weekday: short ? "short" : "long" });
  }

  /** "November 2026", or "November" without its year. */
  function monthName(day: string, { year = true, short = false } = {}): string {
    return format(day, { month: short ? "short" : "long", ...(year && { year: "numeric" }) });
  }

  /** "2026". */
  function yearName(day: string): string {
    return format(day, { year: "numeric" });
  }

  /** Months on an axis: "Nov", and the year below it where it begins. */
  function monthLabels(months: readonly string[]): string[] {
    return months.map((month, index) => {
      const name = monthName(month, { short: true, year: false });
      return index === 0 || month.slice(5, 7) === "01" ? `${name}\n${yearName(month)}` : name;
    });
  }

  /**
   * A range as people say it: "October 2026", "2025", "20 Nov 2026", "Dec 2025 – Nov 2026", "3 – 16 Nov 2026".
   */
  function rangeName({ from, to }: DayRange): string {
    const last = addDays(to, -1);
    if (from >= last) return dayName(from);
    if (from !== monthOf(from) || to !== monthOf(to)) return between(from, last, { day: "numeric", ...SHORT_MONTH });
    if (to === addMonths(from, 1)) return monthName(from);
    if (from.endsWith("-01-01") && to === addMonths(from, 12)) return yearName(from);
    return between(from, last, SHORT_MONTH);
  }

  /** Two days as one stretch. English has room around its dash, wherever months stand. */
  function between(from: string, last: string, options: Intl.DateTimeFormatOptions): string {
    const name = dates(options).formatRange(utc(from), utc(last));
    return isEnglish ? name.replace(/\s*–\s*/, " – ") : name;
  }

  return { dayName, longDayName, weekdayName, monthName, yearName, monthLabels, rangeName };
}

/** Those of the console, whose language is English. */
export const { dayName, longDayName, monthName, monthLabels, rangeName } = dayFormats(LOCALE);
