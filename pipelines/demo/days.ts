import { offsetAt, rfc3339 } from "#pipelines/import/local-time.ts";

export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

/** A local calendar day: its number since 1970-01-01 and its parts. Weekday 1 is Monday. */
export type LocalDay = { number: number; year: number; month: number; day: number; weekday: number; text: string };

export function localDay(number: number): LocalDay {
  const date = new Date(number * DAY);
  const weekday = date.getUTCDay() === 0 ? 7 : date.getUTCDay();
  return {
    number,
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday,
    text: date.toISOString().slice(0, 10),
  };
}

export const dayNumber = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / DAY;

/** The number of the local day that this instant lies in. */
export const dayAt = (zone: string, instant: number): number => Math.floor((instant + offsetAt(zone, instant)) / DAY);

/** The instant of a local day's minute; around a change of the clock off by the change at most. */
export function instantOf(zone: string, day: number, minutes: number): number {
  const wall = day * DAY + minutes * MINUTE;
  return wall - offsetAt(zone, wall - offsetAt(zone, wall));
}

/** RFC 3339 with the offset in force there. */
export function timeText(zone: string, instant: number): string {
  const whole = Math.floor(instant / 1000) * 1000;
  const offset = offsetAt(zone, whole);
  return rfc3339(whole + offset, offset);
}

/** The day itself, or the Monday after a weekend: when banks book. */
export function bankDay(number: number): number {
  const { weekday } = localDay(number);
  return weekday === 6 ? number + 2 : weekday === 7 ? number + 1 : number;
}

export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
