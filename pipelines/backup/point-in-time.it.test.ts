import { chmod, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LAWS } from "#db/catalogue.ts";
import { pause } from "#db/embedded/processes.ts";
import { readState } from "#db/embedded/state.ts";
import { migrate } from "#db/migrate.ts";
import { startTestCluster, type TestCluster } from "#db/testing/cluster.ts";
import { copyCluster, restoreCluster } from "#pipelines/backup/testing/base-backup.ts";
import { digestsOf } from "#pipelines/backup/testing/digests-of.ts";
import { payments, pools, type Seeded, seed, take } from "#pipelines/backup/testing/seeded.ts";
import { findTools, majorOf, type Tools } from "#pipelines/backup/testing/tools.ts";
import { verifyTenant } from "#pipelines/process/verify.ts";
import { catalogueOf } from "#pipelines/upgrade/testing/catalogue-of.ts";

// A server whose log is archived; base backups of it; a mistake; and the way back to the moment before, by real recovery.
let cluster: TestCluster;
let archive: string;
let seeded: Seeded;
let tools: Tools | null;
/** What there was at the moment to go back to, and what there should have been in the end. */
let moment: { at: string; rows: Record<string, string>; catalogue: string[]; spent: string };
let after: { spent: string };
const backups: Record<string, string> = {};

const BEFORE = payments("before", 40);
const LATER = payments("later", 30);

beforeAll(async () => {
  archive = await mkdtemp(join(tmpdir(), "inlay-archive-"));
  // The server's user writes there, who may be somebody else.
  await chmod(archive, 0o777);
  cluster = await startTestCluster({
    ...{ fsync: "off", wal_level: "replica", archive_mode: "on" },
    archive_command: `test ! -f ${archive}/%f && cp %p ${archive}/%f`,
  });
  seeded = await seed(cluster.url);
  const { login } = seeded;
  tools = await findTools(await majorOf(login));

  const data = (await readState(cluster.home))!.data;
  backups.copied = await mkdtemp(join(tmpdir(), "inlay-base-"));
  await copyCluster(login, data, join(backups.copied, "data"));
  if (tools) {
    backups.tool = await mkdtemp(join(tmpdir(), "inlay-base-"));
    await tools(
      "pg_basebackup",
      "--dbname",
      cluster.url,
      "--pgdata",
      join(backups.tool, "data"),
      "--checkpoint=fast",
      "--wal-method=none",
      "--no-sync",
    );
  }

  await take(seeded, BEFORE);
  const [now] = await login`select clock_timestamp()::text as at`;
  moment = {
    at: now!.at as string,
    rows: await digestsOf(login),
    catalogue: await catalogueOf(login, { partitions: true }),
    spent: await spentBy(seeded),
  };
  await take(seeded, LATER);
  after = { spent: await spentBy(seeded) };
  await login`truncate raw.event, raw.event_key, fact.transaction, rollup.spending_daily`; // the mistake
  await archived();
});

afterAll(async () => {
  await seeded?.end();
  await cluster?.stop();
  for (const folder of [archive, ...Object.values(backups)]) await rm(folder, { recursive: true, force: true });
});

const spentBy = async ({ login }: Pick<Seeded, "login">): Promise<string> => {
  const rows =
    await login`select currency, sum(debit_minor)::text as spent, sum(debits)::text as n from rollup.spending_daily group by 1 order by 1`;
  return JSON.stringify(rows);
};

/** All that happened so far is in the archive. */
async function archived(): Promise<void> {
  const [last] = await seeded.login`select pg_walfile_name(pg_switch_wal()) as segment`;
  for (const until = Date.now() + 30_000; !(await readdir(archive)).includes(last!.segment); await pause(50))
    if (Date.now() > until) throw new Error(`${last!.segment} was not archived.`);
}

async function goesBack(backup: string): Promise<void> {
  const server = await restoreCluster(cluster, (data) => rename(join(backup, "data"), data), {
    restore_command: `cp ${archive}/%f %p`,
    recovery_target_time: moment.at,
  });
  const restored = { told: seeded.told, ...pools(server.url) };
  try {
    const { login } = restored;
    await expect.poll(async () => (await login`select pg_is_in_recovery() as on`)[0]!.on, { timeout: 60_000 }).toBe(false);
    // Everything as it was at that moment: rows, tables, rights, policies, functions.
    expect(await digestsOf(login)).toEqual(moment.rows);
    expect(await catalogueOf(login, { partitions: true })).toEqual(moment.catalogue);
    expect(await migrate(server.url)).toEqual({ applied: [], objects: false, newer: [] });
    for (const law of LAWS) expect({ [law.name]: await law.broken(login) }).toEqual({ [law.name]: [] });
    for (const tenant of Object.values(seeded.told.tenants))
      expect(await verifyTenant(restored.sql("pipeline"), tenant)).toMatchObject({ waiting: 0, differences: [] });
    expect(await spentBy(restored)).toBe(moment.spent);

    // Clients send again what they are not sure of: what the backup has is known, what it lacks counts once.
    expect(await take(restored, [...BEFORE, ...LATER])).toMatchObject({ accepted: LATER.length, duplicate: BEFORE.length });
    expect(await take(restored, LATER)).toMatchObject({ accepted: 0, duplicate: LATER.length });
    expect(await spentBy(restored)).toBe(after.spent);
    expect(await verifyTenant(restored.sql("pipeline"), seeded.told.tenants.bank)).toMatchObject({ differences: [] });
  } finally {
    await restored.end();
    await server.stop();
  }
}

test("a copy of the server's files and the archived log lead back to the moment before a mistake", () =>
  goesBack(backups.copied!));

test("pg_basebackup and the archived log lead back to the moment before a mistake", async ({ skip }) => {
  if (!tools) return skip("not run: this machine has no pg_basebackup of the server's version");
  await goesBack(backups.tool!);
});
