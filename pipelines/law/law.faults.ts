import { expect, test } from "vitest";
import { runLaw } from "#pipelines/law/run-law.ts";
import { lawDatabase } from "#pipelines/law/testing/law-database.ts";

// As law.it.test.ts, with many seeds. INLAY_SEED replays one; INLAY_SEEDS sets how many.
const db = lawDatabase();

const only = process.env.INLAY_SEED;
const seeds = only ? [Number(only)] : Array.from({ length: Number(process.env.INLAY_SEEDS ?? 1000) }, (_, index) => index + 1001);

test.each(seeds)("figures equal the fold of what was accepted (seed %i)", async (seed) => {
  expect((await runLaw(db(), seed)).broken.slice(0, 5)).toEqual([]);
});
