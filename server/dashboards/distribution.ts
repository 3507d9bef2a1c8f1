import type { Distribution } from "./wide-view.ts";

type Bins = Distribution["bins"];

/** Steps to a decade that people read easily, and coarser ladders that are part of them: bins merge without a rest. */
const LADDERS = [
  [
    ...[1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9],
    ...[2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 3.75, 4, 4.25, 4.5, 4.75],
    ...[5, 5.5, 6, 6.5, 7, 7.5, 8, 8.5, 9, 9.5],
  ],
  [1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9],
  [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8],
  [1, 1.5, 2.5, 4, 6],
  [1, 2, 5],
  [1],
] as const;
const DECADES = { from: -2, to: 15 };
/** Bins shown at most, the open ones at both ends among them. */
export const MOST_BINS = 16;
/** Parts of the subjects that may lie in an open bin at either end, so that a few outliers do not squeeze all others. */
const TAIL = 0.02;

const step = (factor: number, decade: number): number => Number(`${factor}e${decade}`);
const ladder = (factors: readonly number[]): number[] =>
  Array.from({ length: DECADES.to - DECADES.from + 1 }, (_, index) => DECADES.from + index).flatMap((decade) =>
    factors.map((factor) => step(factor, decade)),
  );

/** Where the finest bins begin, ascending: what the database counts by. */
export const EDGES: readonly number[] = ladder(LADDERS[0]);

/**
 * The bins to show of counts by the finest ones: the finest ladder that has few enough of them between the outliers.
 * @param counts subjects by the number of edges at or below their figure: 0 is below the first edge, 1 in the first bin, ...
 */
export function binsOf(counts: ReadonlyMap<number, number>): Bins {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return [];
  const begin = (at: number): number => (at === 0 ? 0 : EDGES[at - 1]!);
  const used = [...counts.keys()].filter((at) => counts.get(at)! > 0).sort((a, b) => a - b);
  const [low, high] = [within(used, counts, total), within(used.toReversed(), counts, total)];
  for (const factors of LADDERS) {
    const edges = [0, ...ladder(factors)];
    const first = edges.findLastIndex((edge) => edge <= begin(low));
    const last = edges.findLastIndex((edge) => edge <= begin(high));
    const closed = last - first + 1;
    const [isLower, isUpper] = [
      begin(used[0]!) < edges[first]!,
      begin(used.at(-1)!) >= (edges[last + 1] ?? Number.POSITIVE_INFINITY),
    ];
    if (closed + Number(isLower) + Number(isUpper) > MOST_BINS && factors.length > 1) continue;
    const inside = Array.from({ length: closed }, (_, index) => ({
      from: edges[first + index]!,
      to: edges[first + index + 1] ?? null,
    }));
    const bins: { from: number; to: number | null }[] = [
      ...(isLower ? [{ from: 0, to: edges[first]! }] : []),
      ...inside,
      ...(isUpper ? [{ from: edges[last + 1]!, to: null }] : []),
    ];
    return bins.map((bin) => ({
      ...bin,
      subjects: used
        .filter((at) => begin(at) >= bin.from && (bin.to === null || begin(at) < bin.to))
        .reduce((sum, at) => sum + counts.get(at)!, 0),
    }));
  }
  throw new Error("the coarsest ladder always has bins");
}

/** The first of these places before which at most a tail of all subjects lies. */
function within(places: readonly number[], counts: ReadonlyMap<number, number>, total: number): number {
  let passed = 0;
  for (const at of places) {
    passed += counts.get(at)!;
    if (passed > total * TAIL) return at;
  }
  return places.at(-1)!;
}
