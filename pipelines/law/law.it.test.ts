import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { type LawDatabase, runLaw } from "#pipelines/law/run-law.ts";

// The law: rollups and views equal an independent fold over the accepted events, whatever order they came in.
let database: TestDatabase;
let db: LawDatabase;

beforeAll(async () => {
  database = await testDatabase();
  db = {
    collector: database.sql("collector", { max: 4 }),
    pipeline: database.sql("pipeline", { max: 6 }),
    app: database.sql("app"),
  };
});
afterAll(() => database.drop());

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);

test.each(SEEDS)("figures equal the fold of what was accepted (seed %i)", async (seed) => {
  const outcome = await runLaw(db, seed);
  expect(outcome.broken.slice(0, 5)).toEqual([]);
  // A run that meets none of these would prove little.
  expect(outcome.accepted).toBeGreaterThan(300);
  expect(outcome.refused).toBeGreaterThan(0);
  expect(outcome.duplicates).toBeGreaterThan(0);
  expect(outcome.conflicts).toBeGreaterThan(0);
});
