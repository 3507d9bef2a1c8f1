import { type Described, describeSeries } from "./describe-series.ts";
import type { Found } from "./detect-recurring.ts";

/** A series with the payments it is made of, and its name. */
export type Keyed = { key: string; found: Found; series: Described };

/** Whether a series still costs something: its next payment is to come, or was missed. */
export const isGoingOn = ({ state }: Pick<Described, "state">): boolean => state !== "ended";

/**
 * Makes one series of some. Those that follow each other in time are one subscription that changed its name or its price,
 * and are looked at as one; those that run side by side are added up.
 */
export function mergeSeries(into: Keyed, parts: readonly Keyed[], end: string): Described {
  const [one, ...more] = inSuccession([into, ...parts].map(({ found }) => found)).map((found) => describeSeries(found, end));
  const own = { merchant: into.series.merchant, category: into.series.category, cadence: into.series.cadence };
  if (more.length === 0) return { ...one!, ...own };
  const all = [one!, ...more];
  const running = all.filter(isGoingOn);
  const counted = running.length > 0 ? running : all;
  const sum = (of: "amountMinor" | "lastMinor" | "monthlyMinor") => counted.reduce((total, each) => total + each[of], 0);
  return {
    ...own,
    direction: into.series.direction,
    state: STATES.find((state) => all.some((each) => each.state === state))!,
    amountMinor: sum("amountMinor"),
    lastMinor: sum("lastMinor"),
    monthlyMinor: sum("monthlyMinor"),
    payments: all.reduce((total, each) => total + each.payments, 0),
    firstDay: all.map((each) => each.firstDay).sort()[0]!,
    lastDay: all
      .map((each) => each.lastDay)
      .sort()
      .at(-1)!,
    nextDay: running.flatMap((each) => each.nextDay ?? []).sort()[0] ?? null,
    nextLatest: running.flatMap((each) => each.nextLatest ?? []).sort()[0] ?? null,
    rises: all.flatMap((each) => each.rises).sort((a, b) => (a.day < b.day ? -1 : 1)),
  };
}

/** What a sum of series is: of the best of them. */
const STATES = ["mature", "missed", "early", "ended"] as const;

/** Puts each series after one that ended before it began: those at the end are the series there are. */
function inSuccession(all: readonly Found[]): Found[] {
  const lines: Found[] = [];
  const byStart = [...all].sort((a, b) => (a.payments[0]!.day < b.payments[0]!.day ? -1 : 1));
  for (const found of byStart) {
    const at = lines.findIndex(({ payments }) => payments.at(-1)!.day < found.payments[0]!.day);
    if (at < 0) lines.push(found);
    else lines[at] = followed(lines[at]!, found);
  }
  return lines;
}

function followed(before: Found, after: Found): Found {
  const payments = [...before.payments, ...after.payments];
  return { ...after, payments, early: payments.length < after.cadence.needs };
}
