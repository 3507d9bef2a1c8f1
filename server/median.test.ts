import fc from "fast-check";
import { expect, test } from "vitest";
import { mad, median } from "./median.ts";

const values = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 40 });

test("by hand", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([10, 2, 4, 8])).toBe(6);
  expect(mad([1, 1, 2, 2, 4, 6, 9])).toBe(1);
  expect(mad([5, 5, 5, 900])).toBe(0);
  expect(() => median([])).toThrow(RangeError);
});

test("at most half of the values lie on either side", () => {
  fc.assert(
    fc.property(values, (all) => {
      const middle = median(all);
      expect(all.filter((value) => value < middle).length * 2).toBeLessThanOrEqual(all.length);
      expect(all.filter((value) => value > middle).length * 2).toBeLessThanOrEqual(all.length);
    }),
  );
});

test("neither order nor a shift matters, and what is given stays as it is", () => {
  fc.assert(
    fc.property(values, fc.integer({ min: -1_000, max: 1_000 }), (all, shift) => {
      const given = [...all];
      expect(median(all.toReversed())).toBe(median(all));
      expect(median(all.map((value) => value + shift))).toBe(median(all) + shift);
      expect(mad(all.map((value) => value + shift))).toBe(mad(all));
      expect(mad(all.map((value) => -value))).toBe(mad(all));
      expect(all).toEqual(given);
    }),
  );
});
