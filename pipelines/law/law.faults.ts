import { expect, test } from "vitest";
import { tell } from "#pipelines/faults/testing/tell.ts";
import { runLaw } from "#pipelines/law/run-law.ts";
import { openLawDatabase } from "#pipelines/law/testing/law-database.ts";

// As law.it.test.ts, with many seeds. INLAY_SEED replays one; INLAY_SEEDS sets how many there are at most, INLAY_MINUTES
// how long it may take: what was not reached by then is told.
const only = process.env.INLAY_SEED;
const most = only ? 1 : Number(process.env.INLAY_SEEDS ?? 1_000);
const minutes = Number(process.env.INLAY_MINUTES ?? 40);
const first = Number(only ?? 1_001);

/** Runs on one database: with all of them on one, each refresh would rebuild the views of all that came before. */
const TOGETHER = 50;
/** Broken seeds after which no further one is tried. */
const ENOUGH = 3;

test(`figures equal the fold of what was accepted (seeds from ${first})`, async ({ task }) => {
  const until = performance.now() + minutes * 60_000;
  const broken: Record<number, string[]> = {};
  let seed = first;
  while (seed < first + most && performance.now() < until && Object.keys(broken).length < ENOUGH) {
    const { db, drop } = await openLawDatabase();
    try {
      for (let run = 0; run < TOGETHER && seed < first + most && performance.now() < until; run++, seed++) {
        const outcome = await runLaw(db, seed);
        if (outcome.broken.length > 0) broken[seed] = outcome.broken.slice(0, 6);
      }
    } finally {
      await drop();
    }
    process.stderr.write(`The law: ${seed - first} of ${most} seeds, broken: ${Object.keys(broken).join(", ") || "none"}\n`);
  }
  tell(task, { seeds: `${first} to ${seed - 1}`, counts: `${seed - first} of ${most} seeds` });
  expect(broken).toEqual({});
});
