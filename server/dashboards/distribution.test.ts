import fc from "fast-check";
import { expect, test } from "vitest";
import { binsOf, EDGES, MOST_BINS } from "./distribution.ts";

/** Counts as the database makes them: by the number of edges at or below a figure. */
function countsOf(figures: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const figure of figures) {
    const at = EDGES.filter((edge) => edge <= figure).length;
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  return counts;
}

const figure = fc.oneof(
  fc.integer({ min: 1, max: 10_000_000 }),
  fc.double({ min: 0.0001, max: 1e17, noNaN: true }),
  fc.integer({ min: 40_000, max: 60_000 }),
);

test("every subject is in one bin, the bins lie side by side, and they are few", () => {
  fc.assert(
    fc.property(fc.array(figure, { maxLength: 200 }), (figures) => {
      const bins = binsOf(countsOf(figures));
      expect(bins.reduce((sum, bin) => sum + bin.subjects, 0)).toBe(figures.length);
      for (const [index, bin] of bins.entries()) {
        const inside = figures.filter((one) => one >= bin.from && (bin.to === null || one < bin.to));
        expect(bin.subjects).toBe(inside.length);
        if (index > 0) expect(bin.from).toBe(bins[index - 1]!.to);
      }
      expect(bins.slice(0, -1).every((bin) => bin.to !== null)).toBe(true);
      expect(bins.length).toBeLessThanOrEqual(DECADES);
      if (spread(figures) < 1e5) expect(bins.length).toBeLessThanOrEqual(MOST_BINS);
    }),
  );
});

/** The coarsest bins are whole decades. */
const DECADES = 20;
const spread = (figures: number[]) => (figures.length === 0 ? 1 : Math.max(...figures) / Math.min(...figures));

test("figures close together get fine bins, figures far apart coarse ones", () => {
  expect(binsOf(countsOf([41_000, 45_000, 46_000, 55_000])).map(({ from, subjects }) => [from, subjects])).toEqual([
    [40_000, 1],
    [42_500, 0],
    [45_000, 2],
    [47_500, 0],
    [50_000, 0],
    [55_000, 1],
  ]);
  const far = binsOf(countsOf([100, 150, 1_000, 20_000, 300_000]));
  expect(far.map(({ from }) => from)).toEqual([100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000]);
});

test("a few outliers share an open bin, and do not squeeze the others", () => {
  const most = Array.from({ length: 98 }, (_, index) => 10_000 + index * 100);
  const bins = binsOf(countsOf([3, ...most, 9_000_000]));
  expect(bins[0]).toEqual({ from: 0, to: 10_000, subjects: 1 });
  expect(bins.at(-1)).toEqual({ from: 20_000, to: null, subjects: 1 });
  expect(bins.slice(1, -1).map(({ from }) => from)).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19].map((k) => k * 1_000));
});

test("without a figure above zero there are no bins", () => {
  expect(binsOf(new Map())).toEqual([]);
});
