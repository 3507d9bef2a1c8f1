import { expect, test } from "vitest";
import { pause } from "#db/embedded/processes.ts";
import { testDatabase } from "#db/testing/test-database.ts";
import { Chance } from "#pipelines/law/random.ts";
import { verifyTenant } from "#pipelines/process/verify.ts";
import { processAll } from "#pipelines/process/work-tenant.ts";
import { catalogueOf } from "#pipelines/upgrade/testing/catalogue-of.ts";
import { firstRelease } from "#pipelines/upgrade/testing/first-release.ts";
import { type Migrating, startMigrating } from "#pipelines/upgrade/testing/migrating.ts";

// As processes.it.test.ts, at moments of chance. INLAY_SEED replays a plan; INLAY_KILLS sets how many kills there are.
const seed = Number(process.env.INLAY_SEED ?? Math.floor(Math.random() * 1_000_000));
const kills = Number(process.env.INLAY_KILLS ?? 40);

/** A database of the first release is migrated by one process after the other, each killed at some moment; at times two at once. */
test(`${kills} random kills of migrating processes leave what the next one goes on from (seed ${seed})`, async () => {
  const chance = new Chance(seed);
  const fresh = await testDatabase();
  const wanted = await catalogueOf(fresh.login(), { partitions: false });
  let killed = 0;
  let databases = 0;
  while (killed < kills) {
    const db = await testDatabase({ bare: true });
    databases++;
    const told = await firstRelease(db.url);
    for (let round = 0; round < 5; round++) {
      const runs = await Promise.all(Array.from({ length: chance.int(1, 2) }, () => startMigrating(db.url)));
      await pause(chance.int(300, 2_500));
      for (const run of runs) if (await killedMidway(run)) killed++;
    }
    const last = await startMigrating(db.url);
    expect({ status: await last.ended, said: await last.said() }).toMatchObject({ status: 0 });
    expect(await catalogueOf(db.login(), { partitions: false })).toEqual(wanted);
    await processAll(db.sql("pipeline"));
    for (const tenant of Object.values(told.tenants))
      expect(await verifyTenant(db.sql("pipeline"), tenant)).toMatchObject({ waiting: 0, differences: [] });
    await db.drop();
    process.stderr.write(`${killed} kills on ${databases} databases\n`);
  }
  await fresh.drop();
});

/** Kills it unless it has ended by then. @returns whether it was killed */
async function killedMidway(run: Migrating): Promise<boolean> {
  const over = await Promise.race([run.ended.then(() => true), pause(0).then(() => false)]);
  if (!over) await run.kill();
  return !over;
}
