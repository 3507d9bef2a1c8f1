import { expect, test } from "vitest";
import { cyclesOf, isOn } from "./cycles.ts";
import type { StateRun } from "./state-runs.ts";

const run = (on: boolean, from: number, to: number | null, followed = to !== null): StateRun => ({ on, from, to, followed });
const PERIOD = { from: 100_000, to: 200_000 };

test("a cycle counts in the period in which it ended", () => {
  const states = [0, 50_000, 60_000, 90_000, 100_000, 190_000, 200_000, 210_000];
  const runs = states.map((from, index) => run(index % 2 === 1, from, states[index + 1] ?? null));
  // On from 50 to 60 s, from 90 to 100 s and from 190 to 200 s.
  expect(cyclesOf(runs, PERIOD)).toEqual({ cycles: 1, meanSeconds: 10, medianSeconds: 10, longestSeconds: 10 });
});

test("mean, median and longest", () => {
  const lengths = [1, 2, 9].flatMap((seconds, index) => {
    const start = 110_000 + index * 20_000;
    return [run(false, start - 5_000, start), run(true, start, start + seconds * 1_000)];
  });
  expect(cyclesOf([...lengths, run(false, 159_000, null)], PERIOD)).toEqual({
    cycles: 3,
    meanSeconds: 4,
    medianSeconds: 2,
    longestSeconds: 9,
  });
});

test("cut by a gap, without a beginning or without an end, it is none", () => {
  const none = { cycles: 0, meanSeconds: null, medianSeconds: null, longestSeconds: null };
  expect(cyclesOf([run(true, 110_000, 120_000), run(false, 120_000, null)], PERIOD)).toEqual(none);
  expect(cyclesOf([run(false, 0, 60_000, false), run(true, 110_000, 120_000), run(false, 120_000, null)], PERIOD)).toEqual(none);
  expect(cyclesOf([run(false, 0, 110_000), run(true, 110_000, 115_000, false), run(false, 120_000, null)], PERIOD)).toEqual(none);
  expect(cyclesOf([run(false, 0, 110_000), run(true, 110_000, null)], PERIOD)).toEqual(none);
  expect(isOn([run(false, 0, 110_000), run(true, 110_000, null)], PERIOD.to)).toBe(true);
  expect(isOn([], PERIOD.to)).toBe(false);
});
