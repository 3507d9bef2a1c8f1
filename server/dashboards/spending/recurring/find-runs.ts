import type { Payment } from "#server/dashboards/spending/payments.ts";
import { CADENCE, type Cadence, within } from "./cadence.ts";

/** Payments of about one amount that follow each other on one cadence, by day. */
export type Run = { cadence: Cadence; payments: Payment[] };

const gap = (a: Payment, b: Payment): number => b.date - a.date;

/** Whether a payment goes on with others: on the cadence, or, once they are enough to know it, with one of them skipped. */
export const goesOn = (cadence: Cadence, before: number, days: number): boolean =>
  within(days, cadence.band) || (before >= cadence.needs && within(days, cadence.skipped));

/** Payments of about one amount that three series of the shortest cadence would make in the days looked at. More are none. */
export const MOST_ALIKE = 400;

/**
 * Parts payments of about one amount into runs on a cadence, and what is left over. Two subscriptions of about the same
 * price look like one that is irregular: they are also tried by their exact amounts, and one after the other; what
 * explains most payments with fewest runs is taken.
 */
export function findRuns(level: readonly Payment[]): { runs: Run[]; rest: Payment[] } {
  const byDay = [...level].sort(inOrder);
  const exact = [...Map.groupBy(byDay, ({ amountMinor }) => amountMinor).values()];
  const apart = CADENCE.filter(({ band: [from] }) => from >= 25).map((cadence) => lanes(byDay, cadence));
  // Of an amount that is paid every other day, some exact one may still be a subscription's.
  const ways =
    byDay.length > MOST_ALIKE
      ? [exact.filter((part) => part.length <= MOST_ALIKE)]
      : [[byDay], exact, ...apart.filter((found) => found.length > 0)];
  const tried = ways.map((parts) => {
    const runs = parts.flatMap((part) => abreast(part).flatMap(extract));
    const enough = runs.filter(({ cadence, payments }) => payments.length >= cadence.needs);
    return { runs, explained: sum(enough), count: runs.length };
  });
  const [best] = tried.sort((a, b) => b.explained - a.explained || a.count - b.count);
  const used = new Set(best!.runs.flatMap(({ payments }) => payments));
  return { runs: best!.runs, rest: byDay.filter((payment) => !used.has(payment)) };
}

const sum = (runs: readonly Run[]): number => runs.reduce((total, { payments }) => total + payments.length, 0);

/** By day; on one day in an order that does not depend on how the payments came. */
export const inOrder = (a: Payment, b: Payment): number =>
  a.date - b.date || a.amountMinor - b.amountMinor || (a.id < b.id ? -1 : 1);

/** At most this many series of one amount at one merchant: where there are more, no cadence is in it. */
const LANES = 3;

/** Payments of one day or the next one are abreast: the first of each are one lane, the second of each another. */
function abreast(payments: readonly Payment[]): Payment[][] {
  const found: Payment[][] = [];
  let [first, rank] = [payments[0]!, -1];
  for (const payment of payments) {
    if (gap(first, payment) > 1) [first, rank] = [payment, -1];
    rank++;
    if (rank >= LANES) continue;
    const lane = found[rank];
    if (lane) lane.push(payment);
    else found.push([payment]);
  }
  return found;
}

/** Lanes that each keep to the cadence, when few of them hold all payments; else none. */
function lanes(payments: readonly Payment[], cadence: Cadence): Payment[][] {
  const found: Payment[][] = [];
  for (const payment of payments) {
    const lane = found.find((one) => within(gap(one.at(-1)!, payment), cadence.band));
    if (lane) lane.push(payment);
    else if (found.push([payment]) > LANES) return [];
  }
  return found.every((lane) => lane.length >= cadence.needs) ? found : [];
}

/** The longest run, and likewise of what lies before it and after it, while two payments make one. */
function extract(payments: readonly Payment[]): Run[] {
  const longest = longestRun(payments);
  if (longest === null || longest.to - longest.from < 2) return [];
  const { cadence, from, to } = longest;
  const run = { cadence, payments: payments.slice(from, to) };
  return [...extract(payments.slice(0, from)), run, ...extract(payments.slice(to))];
}

/** Where the longest unbroken run on any cadence lies; of equally long ones the first of the first cadence. */
function longestRun(payments: readonly Payment[]): { cadence: Cadence; from: number; to: number } | null {
  let longest: { cadence: Cadence; from: number; to: number } | null = null;
  for (const cadence of CADENCE) {
    let from = 0;
    for (let at = 1; at <= payments.length; at++) {
      if (at < payments.length && goesOn(cadence, at - from, gap(payments[at - 1]!, payments[at]!))) continue;
      if (longest === null || at - from > longest.to - longest.from) longest = { cadence, from, to: at };
      from = at;
    }
  }
  return longest;
}
