import { test } from "vitest";
import { olderVersion } from "#pipelines/upgrade/testing/older.ts";
import { takeOverFrom, Unrunnable } from "#pipelines/upgrade/testing/take-over.ts";

// As two-versions.it.test.ts, from versions further back, before earlier changes of the schema: more than is promised, so
// that what has just been changed twice is seen as well.
const STEPS = [2, 3, 4, 5];

for (const steps of STEPS) {
  const older = await olderVersion(steps);
  const title = `the version before the last ${steps} changes of the schema is taken over from, under load`;
  if ("missing" in older) test.skip(`${title} (not run: ${older.missing})`, () => {});
  else
    test(`${title} (${older.commit.slice(0, 7)})`, async ({ skip }) => {
      await takeOverFrom(older.commit).catch((error: unknown) => {
        if (!(error instanceof Unrunnable)) throw error;
        skip(`not run: that commit does not run by itself: ${error.message}`);
      });
    });
}
