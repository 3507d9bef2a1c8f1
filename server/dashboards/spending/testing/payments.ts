import type { Payment } from "#server/dashboards/spending/payments.ts";
import { addDays, addMonths, daysBetween } from "#server/metrics/calendar.ts";

let made = 0;

/** A debit of that day at noon. */
export function paid(name: string | null, day: string, amountMinor: number, more: Partial<Payment> = {}): Payment {
  const date = daysBetween("1970-01-01", day);
  return {
    ...{ id: `t${++made}`, day, date, ms: date * 86_400_000 + 43_200_000, direction: "debit", name },
    ...{ category: "shopping", amountMinor, feeMinor: 0, ...more },
  };
}

/** Payments of some amounts, so many months apart, on the day of the first. */
export const monthly = (name: string, first: string, amounts: readonly number[], months = 1): Payment[] =>
  amounts.map((amount, index) => paid(name, addMonths(first, index * months), amount));

/** Payments of some amounts, so many days apart. */
export const every = (days: number, name: string, first: string, amounts: readonly number[]): Payment[] =>
  amounts.map((amount, index) => paid(name, addDays(first, index * days), amount));

/** So many of one amount. */
export const times = (count: number, amount: number): number[] => Array.from({ length: count }, () => amount);
