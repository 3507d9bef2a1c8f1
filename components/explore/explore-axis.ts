import { addDays, addMonths, dayName, daysIn, longDayName, monthLabels, monthName, monthOf } from "#components/format/days.ts";
import { clockName, instantDay } from "#components/format/instant.ts";
import type { ExploreAnswer } from "#server/explore/explore-view.ts";

/** A stretch of time as the registry names it, and as people do. */
export type Bucket = {
  key: string;
  label: string;
  name: string;
  /** The period cuts it, or it has not ended with the newest data. */
  partial: boolean;
};

type Range = { from: string; to: string };
type Step = "day" | "week" | "month" | "quarter" | "year";

/** More than this would be a line of dust. */
const MOST = 2_000;

/** Every bucket of a period, also those without a row: gaps have to be seen. Null where they are too many. */
export function bucketsOf(period: Range, step: Step, newest: string | null): Bucket[] | null {
  if (daysIn(period) > MOST * DAYS[step]) return null;
  const starts: string[] = [];
  for (let start = startOf(period.from, step); start < period.to; start = next(start, step)) starts.push(start);
  const months = step === "month" ? monthLabels(starts) : [];
  return starts.map((start, index) => {
    const end = next(start, step);
    const partial = start < period.from || end > period.to || (newest !== null && end > addDays(newest, 1));
    const name = nameOf(start, step);
    return {
      key: keyOf(start, step),
      label: months[index] ?? labelOf(start, step),
      name: partial ? `${name}, in part` : name,
      partial,
    };
  });
}

/** The hours that there are rows of; their instants come from the answer, since a day may have 23 or 25 of them. */
export function hoursOf(answer: ExploreAnswer): Bucket[] {
  const keys = [...new Set(answer.rows.map((row) => String(row.hour)))].sort();
  return keys.map((key) => ({
    key,
    label: clockName(key, answer.zone),
    name: `${instantDay(key, answer.zone)}, ${clockName(key, answer.zone)}`,
    partial: false,
  }));
}

/** One key of the registry as people read it. */
export function timeName(key: string, zone: string): string {
  if (/^\d{4}$/.test(key)) return key;
  if (/^\d{4}-\d\d$/.test(key)) return monthName(`${key}-01`);
  if (/^\d{4}-\d\d-\d\d$/.test(key)) return longDayName(key);
  if (/^\d{4}-W\d\d$/.test(key)) return `Week ${Number(key.slice(6))}, ${key.slice(0, 4)}`;
  if (/^\d{4}-Q\d$/.test(key)) return `Quarter ${key.slice(6)}, ${key.slice(0, 4)}`;
  return `${instantDay(key, zone)}, ${clockName(key, zone)}`;
}

const DAYS: Record<Step, number> = { day: 1, week: 7, month: 30, quarter: 91, year: 365 };

function startOf(day: string, step: Step): string {
  switch (step) {
    case "day":
      return day;
    case "week":
      return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
    case "month":
      return monthOf(day);
    case "quarter":
      return addMonths(monthOf(day), -((Number(day.slice(5, 7)) - 1) % 3));
    case "year":
      return `${day.slice(0, 4)}-01-01`;
  }
}

function next(start: string, step: Step): string {
  if (step === "day" || step === "week") return addDays(start, DAYS[step]);
  return addMonths(start, step === "month" ? 1 : step === "quarter" ? 3 : 12);
}

function keyOf(start: string, step: Step): string {
  if (step === "day") return start;
  if (step === "month") return start.slice(0, 7);
  if (step === "year") return start.slice(0, 4);
  if (step === "quarter") return `${start.slice(0, 4)}-Q${Math.ceil(Number(start.slice(5, 7)) / 3)}`;
  // An ISO week belongs to the year that its Thursday lies in.
  const thursday = addDays(start, 3);
  const week = Math.floor(daysIn({ from: `${thursday.slice(0, 4)}-01-01`, to: thursday }) / 7) + 1;
  return `${thursday.slice(0, 4)}-W${String(week).padStart(2, "0")}`;
}

function labelOf(start: string, step: Step): string {
  const key = keyOf(start, step);
  if (step === "day") return dayName(start, { year: false });
  if (step === "week") return `W${Number(key.slice(6))}`;
  return step === "quarter" ? `Q${key.slice(6)}\n${key.slice(0, 4)}` : key;
}

function nameOf(start: string, step: Step): string {
  if (step !== "week") return timeName(keyOf(start, step), "UTC");
  return `${timeName(keyOf(start, step), "UTC")}, from ${dayName(start)}`;
}
