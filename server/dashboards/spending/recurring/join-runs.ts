import type { Payment } from "#server/dashboards/spending/payments.ts";
import { type Cadence, within } from "./cadence.ts";
import { goesOn, inOrder, type Run } from "./find-runs.ts";

/** A price that more than doubles, or falls below its half, is another one's. */
const MOST = 2;

/**
 * Joins runs of one merchant where one goes on in another at a new price, on the same cadence: a subscription that became
 * dearer is one. A series of enough payments also takes a single one after it: the first at a new price.
 */
export function joinRuns(runs: readonly Run[], rest: readonly Payment[]): Run[] {
  const left = new Set<Run>([...runs].sort((a, b) => b.payments.length - a.payments.length || inOrder(first(a), first(b))));
  const singles = new Set(rest);
  const joined: Run[] = [];
  for (const seed of left) {
    left.delete(seed);
    let payments = seed.payments;
    for (let more = next(seed.cadence, payments, left, singles); more; more = next(seed.cadence, payments, left, singles)) {
      payments = more;
    }
    joined.push({ cadence: seed.cadence, payments });
  }
  return joined;
}

const first = (run: Run): Payment => run.payments[0]!;

type Piece = { payments: Payment[]; take(): void };

/** The payments with the piece that follows or precedes them best; null when there is none. */
function next(cadence: Cadence, payments: Payment[], left: Set<Run>, singles: Set<Payment>): Payment[] | null {
  const runs: Piece[] = [...left]
    .filter((run) => run.cadence === cadence)
    .map((run) => ({ payments: run.payments, take: () => left.delete(run) }));
  const alone: Piece[] =
    payments.length < cadence.needs ? [] : [...singles].map((one) => ({ payments: [one], take: () => singles.delete(one) }));
  const end = payments.at(-1)!;
  const [after] = fitting(cadence, payments.length, [...runs, ...alone], (piece) => [end, piece.payments[0]!]);
  if (after) {
    after.take();
    return [...payments, ...after.payments];
  }
  const [before] = fitting(cadence, payments.length, runs, (piece) => [piece.payments.at(-1)!, payments[0]!]);
  before?.take();
  return before ? [...before.payments, ...payments] : null;
}

/** The pieces that fit where two payments would meet: those on time first, then those of the nearest amount. */
function fitting(cadence: Cadence, length: number, pieces: Piece[], meet: (piece: Piece) => [Payment, Payment]): Piece[] {
  return pieces
    .map((piece) => {
      const [a, b] = meet(piece);
      const days = b.date - a.date;
      const ratio = Math.max(a.amountMinor, b.amountMinor) / Math.min(a.amountMinor, b.amountMinor);
      return { piece, days, ratio, meets: piece.payments[0]! };
    })
    .filter(({ days, ratio }) => ratio <= MOST && goesOn(cadence, length, days))
    .sort(
      (a, b) =>
        Number(within(b.days, cadence.band)) - Number(within(a.days, cadence.band)) ||
        a.ratio - b.ratio ||
        inOrder(a.meets, b.meets),
    )
    .map(({ piece }) => piece);
}
