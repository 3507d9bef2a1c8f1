import { expect, test } from "vitest";
import { runLaw } from "#pipelines/law/run-law.ts";
import { lawDatabase } from "#pipelines/law/testing/law-database.ts";

// The law: rollups and views equal an independent fold over the accepted events, whatever order they came in.
const db = lawDatabase();

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);

test.each(SEEDS)("figures equal the fold of what was accepted (seed %i)", async (seed) => {
  const outcome = await runLaw(db(), seed);
  expect(outcome.broken.slice(0, 6)).toEqual([]);
  // A run that meets none of these would prove little.
  expect(outcome.accepted).toBeGreaterThan(300);
  expect(outcome.refused).toBeGreaterThan(0);
  expect(outcome.duplicates).toBeGreaterThan(0);
  expect(outcome.conflicts).toBeGreaterThan(0);
});
