/** Calendar days as ISO strings ("2026-11-20"), reckoned without any time zone. They compare correctly as strings. */
export type IsoDay = string;

const MS = 86_400_000;
const parse = (day: IsoDay): number => Date.parse(`${day}T00:00:00Z`);
const print = (ms: number): IsoDay => new Date(ms).toISOString().slice(0, 10);

export const addDays = (day: IsoDay, days: number): IsoDay => print(parse(day) + days * MS);

export const daysBetween = (from: IsoDay, to: IsoDay): number => Math.round((parse(to) - parse(from)) / MS);

export const firstOfMonth = (day: IsoDay): IsoDay => `${day.slice(0, 7)}-01`;

export const dayOfMonth = (day: IsoDay): number => Number(day.slice(8, 10));

export function daysInMonth(day: IsoDay): number {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export const lastOfMonth = (day: IsoDay): IsoDay => `${day.slice(0, 7)}-${twoDigits(daysInMonth(day))}`;

/** The same day some months on; where that month is shorter, its last day (31 January + 1 month = 28 February). */
export function addMonths(day: IsoDay, months: number): IsoDay {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const target = `${String(Math.floor(month / 12)).padStart(4, "0")}-${twoDigits((month % 12) + 1)}`;
  return `${target}-${twoDigits(Math.min(dayOfMonth(day), daysInMonth(target)))}`;
}

const twoDigits = (number: number): string => String(number).padStart(2, "0");

/** Months from the month of one day to the month of another. */
export const monthsBetween = (from: IsoDay, to: IsoDay): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));

export const least = (a: IsoDay, b: IsoDay): IsoDay => (a < b ? a : b);
export const greatest = (a: IsoDay, b: IsoDay): IsoDay => (a > b ? a : b);
