import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrationFiles } from "#db/schema-files.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { ROOT, startChild } from "#pipelines/dev/children.ts";
import { catalogueOf } from "#pipelines/upgrade/testing/catalogue-of.ts";
import { firstRelease } from "#pipelines/upgrade/testing/first-release.ts";
import { type Migrating, startMigrating } from "#pipelines/upgrade/testing/migrating.ts";

// `inlay migrate` as real processes, on a database of the first release.
let db: TestDatabase;
beforeEach(async () => {
  db = await testDatabase({ bare: true });
  await firstRelease(db.url);
});
afterEach(() => db.drop());

const says = (run: Migrating, text: string | RegExp) => expect.poll(run.said, { timeout: 30_000 }).toMatch(text);
const since = async () => (await migrationFiles()).length - 10;

test("of two at once one waits, says so, and both end well", async () => {
  const first = db.login();
  const held = await first.reserve();
  await held`select pg_advisory_lock(hashtext('inlay:migrate'))`;
  const runs = await Promise.all([startMigrating(db.url), startMigrating(db.url)]);
  for (const run of runs) await says(run, "waiting: another process migrates this database");
  await held`select pg_advisory_unlock(hashtext('inlay:migrate'))`;
  held.release();
  expect(await Promise.all(runs.map((run) => run.ended))).toEqual([0, 0]);
  const last = await Promise.all(runs.map(async (run) => (await run.said()).trim().split("\n").at(-1)));
  expect(last.sort()).toEqual([
    "The database is at this version already: nothing was changed.",
    `The database is at this version now (${await since()} migrations applied).`,
  ]);
});

test("what one that is killed had begun is as if it had never been, and the next goes on by itself", async () => {
  const before = await catalogueOf(db.login(), { partitions: true });
  const moments = [
    { table: "core.tenant", step: "applying 0016_brand.sql" },
    { table: "serve.accounts", step: "applying functions, views and policies" },
  ];
  for (const { table, step } of moments) {
    await db.sql("pipeline", { max: 1 }).begin(async (tx) => {
      // A reader keeps it from going on beyond this step.
      await tx`select count(*) from ${tx(table)}`;
      const run = await startMigrating(db.url);
      await says(run, `${step}\ntrying again`);
      await run.kill();
    });
    expect(await catalogueOf(db.login(), { partitions: true })).toEqual(before);
  }
  const next = await startMigrating(db.url);
  expect(await next.ended).toBe(0);
  expect(await next.said()).toContain(`(${await since()} migrations applied)`);
});

test("a worker of this version does not start on the schema of an older one, and says what to run", async () => {
  const folder = await mkdtemp(join(tmpdir(), "inlay-worker-"));
  const logFile = join(folder, "log");
  const env = { DATABASE_URL: db.url, INLAY_HOME: folder, LOG_LEVEL: "warn" };
  const worker = await startChild({ name: "worker", args: [join(ROOT, "pipelines/worker/main.ts")], env, logFile });
  expect((await worker.ended).code).toBe(1);
  expect(await readFile(logFile, "utf8")).toContain("run `npm run inlay -- migrate`");
  await rm(folder, { recursive: true });
});
