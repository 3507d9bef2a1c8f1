import { test } from "vitest";
import { olderVersion } from "#pipelines/upgrade/testing/older.ts";
import { takeOverFrom } from "#pipelines/upgrade/testing/take-over.ts";

const title = "a web and a worker of the version before answer and process while the newer migrates, starts and takes over";
const older = await olderVersion();
if ("missing" in older) test.skip(`${title} (not run: ${older.missing})`, () => {});
else test(title, () => takeOverFrom(older.commit), 120_000);
