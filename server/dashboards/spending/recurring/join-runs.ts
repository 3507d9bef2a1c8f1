import type { Payment } from "#server/dashboards/spending/payments.ts";
import { within } from "./cadence.ts";
import { goesOn, inOrder, type Run } from "./find-runs.ts";

/** A price that more than doubles, or falls below its half, is another one's. */
const MOST = 2;

/**
 * Joins runs of one merchant where one goes on in another at a new price, on the same cadence: a subscription that became
 * dearer is one. A series of enough payments also takes a single one after it: the first at a new price.
 */
export function joinRuns(runs: readonly Run[], rest: readonly Payment[]): Run[] {
  const left = new Set<Run>([...runs].sort((a, b) => b.payments.length - a.payments.length || inOrder(first(a), first(b))));
  const singles = Map.groupBy(rest, ({ date }) => date);
  const joined: Run[] = [];
  for (const seed of left) {
    left.delete(seed);
    let run = seed;
    for (let more = next(run, left, singles); more; more = next(run, left, singles)) run = more;
    joined.push(run);
  }
  return joined;
}

const first = (run: Run): Payment => run.payments[0]!;
const last = (run: Run): Payment => run.payments.at(-1)!;

type Singles = Map<number, Payment[]>;
type Piece = { payments: Payment[]; take(): unknown };

/** The run with the piece that follows or precedes it best; null when there is none. */
function next(run: Run, left: Set<Run>, singles: Singles): Run | null {
  const { cadence, payments } = run;
  const same = [...left].filter((other) => other.cadence === cadence);
  const runs: Piece[] = same.map((other) => ({ payments: other.payments, take: () => left.delete(other) }));
  const after = best(run, [...runs, ...alone(run, singles)], (piece) => [last(run), piece.payments[0]!]);
  if (after) {
    after.take();
    return { cadence, payments: [...payments, ...after.payments] };
  }
  const before = best(run, runs, (piece) => [piece.payments.at(-1)!, first(run)]);
  before?.take();
  return before ? { cadence, payments: [...before.payments, ...payments] } : null;
}

/** Single payments that a series may end in: of the days on which its next one is due. */
function alone({ cadence, payments }: Run, singles: Singles): Piece[] {
  if (payments.length < cadence.needs) return [];
  const end = payments.at(-1)!.date;
  return [cadence.band, cadence.skipped]
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => singles.get(end + from + index) ?? []))
    .flatMap((day) => day.map((one) => ({ payments: [one], take: () => day.splice(day.indexOf(one), 1) })));
}

/** Of the pieces that fit where two payments would meet: one on time before another, then that of the nearest amount. */
function best({ cadence, payments }: Run, pieces: Piece[], meet: (piece: Piece) => [Payment, Payment]): Piece | undefined {
  const [found] = pieces
    .map((piece) => {
      const [a, b] = meet(piece);
      const days = b.date - a.date;
      const ratio = Math.max(a.amountMinor, b.amountMinor) / Math.min(a.amountMinor, b.amountMinor);
      return { piece, days, ratio, meets: piece.payments[0]! };
    })
    .filter(({ days, ratio }) => ratio <= MOST && goesOn(cadence, payments.length, days))
    .sort(
      (a, b) =>
        Number(within(b.days, cadence.band)) - Number(within(a.days, cadence.band)) ||
        a.ratio - b.ratio ||
        inOrder(a.meets, b.meets),
    );
  return found?.piece;
}
