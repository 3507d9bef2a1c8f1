import { expect, test } from "vitest";
import { planOf, VICTIMS } from "#pipelines/kill/testing/plan.ts";

test("a seed gives the same kills and pauses each time, another seed gives others", () => {
  expect(planOf(7, 200)).toEqual(planOf(7, 200));
  expect(planOf(8, 200)).not.toEqual(planOf(7, 200));
  // A longer run begins as a shorter one does, so that a failure can be looked for with less.
  expect(planOf(7, 200).slice(0, 20)).toEqual(planOf(7, 20));
});

test("a short plan, too, kills everything once", () => {
  const names = (seed: number) => planOf(seed, VICTIMS.length).map(({ victim }) => victim);
  for (let seed = 0; seed < 50; seed++) expect(names(seed).sort()).toEqual([...VICTIMS].sort());
});
