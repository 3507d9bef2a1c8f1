import fc from "fast-check";
import { expect, test } from "vitest";
import { apportion, rounded, total } from "./apportion.ts";

test("a whole is rounded half away from zero, on both sides of it", () => {
  const cents = [149n, 150n, -149n, -150n, 0n, 250n].map((exact) => rounded(exact, 100n));
  expect(cents).toEqual([1n, 2n, -1n, -2n, 0n, 3n]);
});

test("what rounding down leaves goes to the greatest remainders", () => {
  expect(apportion([133n, 133n, 134n], 100n)).toEqual([1n, 1n, 2n]);
  expect(apportion([150n, 150n], 100n)).toEqual([2n, 1n]);
  expect(apportion([-150n, 50n], 100n)).toEqual([-1n, 0n]);
  expect(apportion([], 100n)).toEqual([]);
});

test("parts add up to the rounded whole, and none is a unit or more from its exact value", () => {
  const parts = fc.array(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), { maxLength: 40 });
  fc.assert(
    fc.property(parts, fc.bigInt({ min: 1n, max: 10n ** 17n }), (exact, unit) => {
      const shown = apportion(exact, unit);
      expect(total(shown)).toBe(rounded(total(exact), unit));
      shown.forEach((part, at) => {
        const off = part * unit - exact[at]!;
        expect(off < unit && off > -unit).toBe(true);
        if (exact[at]! === 0n) expect(part).toBe(0n);
      });
    }),
    { numRuns: 300 },
  );
});
