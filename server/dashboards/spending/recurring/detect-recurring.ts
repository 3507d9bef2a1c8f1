import type { Payment } from "#server/dashboards/spending/payments.ts";
import { addDays, daysBetween } from "#server/metrics/calendar.ts";
import { amountLevels } from "./amount-levels.ts";
import { within } from "./cadence.ts";
import { findRuns, MOST_ALIKE, type Run } from "./find-runs.ts";
import { joinRuns } from "./join-runs.ts";

/** Payments of one direction to one merchant (or counterparty) that come again and again. */
export type Found = Run & { name: string; direction: Payment["direction"]; early: boolean };

/** Days looked back from the end for payments of a series: two years and somewhat more, so that the yearly ones show. */
export const LOOK_BACK_DAYS = 800;

/** Payments at one merchant, five a day, among which nothing is looked for. */
const MOST_AT_MERCHANT = 4_000;

type Asked = { end: string; minorPerUnit: number };

/**
 * The series among a subject's payments of one currency, up to a day (docs/metrics.md). The order of the payments does not
 * matter, and neither do those of other merchants.
 */
export function detectRecurring(payments: readonly Payment[], { end, minorPerUnit }: Asked): Found[] {
  const from = addDays(end, -LOOK_BACK_DAYS);
  const groups = Map.groupBy(
    payments.filter(({ name, day }) => name !== null && day <= end && day >= from),
    ({ direction, name }) => `${direction} ${name}`,
  );
  return [...groups.values()]
    .filter((group) => group.length > 1 && group.length <= MOST_AT_MERCHANT)
    .flatMap((group) => seriesOf(group, { end, minorPerUnit }));
}

function seriesOf(group: readonly Payment[], { end, minorPerUnit }: Asked): Found[] {
  const parts = amountLevels(group, minorPerUnit).map(findRuns);
  const runs = parts.flatMap((part) => part.runs);
  // Among so many payments two that happen to fit are nothing.
  const worth = group.length > MOST_ALIKE ? runs.filter(({ cadence, payments }) => payments.length >= cadence.needs) : runs;
  const joined = joinRuns(
    worth,
    parts.flatMap(({ rest }) => rest),
  );
  const enough = joined.filter(({ cadence, payments }) => payments.length >= cadence.needs);
  const used = new Set(enough.flatMap(({ payments }) => payments));
  const loose = group.filter((payment) => !used.has(payment));
  const series = enough.filter((run) => standsOut(run, loose));
  const early = joined.filter((run) => !enough.includes(run) && isEarly(run, loose, end));
  const { name, direction } = group[0]!;
  return [
    ...series.map((run) => ({ ...run, name: name!, direction, early: false })),
    ...early.map((run) => ({ ...run, name: name!, direction, early: true })),
  ];
}

/**
 * Whether a series is more than chance among what else is bought at its merchant: that is at most half as many payments,
 * or the series always has a price of its own.
 */
function standsOut({ payments }: Run, loose: readonly Payment[]): boolean {
  if (loose.length * 2 <= payments.length) return true;
  const prices = new Set(payments.map(({ amountMinor }) => amountMinor));
  const alike = loose.filter(({ amountMinor }) => prices.has(amountMinor));
  return payments.length > 2 && isSteady(payments) && alike.length * 3 <= payments.length;
}

/** The same to the minor unit, but for a step now and then. */
function isSteady(payments: readonly Payment[]): boolean {
  const steps = payments.filter((payment, at) => at > 0 && payment.amountMinor !== payments[at - 1]!.amountMinor).length;
  return steps * 3 <= payments.length - 1;
}

/** Two payments on a cadence that needs more, the next one still to come, at a merchant where little else is bought. */
function isEarly({ cadence, payments }: Run, loose: readonly Payment[], end: string): boolean {
  const others = loose.length - payments.length;
  return others < payments.length && within(daysBetween(payments.at(-1)!.day, end), [0, cadence.band[1]]);
}
