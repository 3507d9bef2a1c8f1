import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LAWS } from "#db/catalogue.ts";
import type { Sql } from "#db/client.ts";
import { migrate } from "#db/migrate.ts";
import { startTestCluster, type TestCluster } from "#db/testing/cluster.ts";
import { withDatabase } from "#db/testing/template.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { digestsOf } from "#pipelines/backup/testing/digests-of.ts";
import { payments, pools, type Seeded, seed, take } from "#pipelines/backup/testing/seeded.ts";
import { findTools, majorOf, type Tools } from "#pipelines/backup/testing/tools.ts";
import { ROOT } from "#pipelines/dev/children.ts";
import { verifyTenant } from "#pipelines/process/verify.ts";
import { catalogueOf } from "#pipelines/upgrade/testing/catalogue-of.ts";
import { authenticateKey } from "#server/keys/authenticate-key.ts";

// pg_dump and pg_restore, as docs/operations.md has them: into another server, which has none of our roles.
const NONE = "not run: this machine has no pg_dump of the server's version";
const EVENTS = payments("dumped", 30);

let source: TestDatabase;
let seeded: Seeded;
let other: TestCluster;
let folder: string;
let tools: Tools | null = null;

beforeAll(async () => {
  source = await testDatabase({ bare: true });
  tools = await findTools(await majorOf(source.login()));
  if (!tools) return;
  folder = await mkdtemp(join(tmpdir(), "inlay-dump-"));
  seeded = await seed(source.url);
  await take(seeded, EVENTS);
  other = await startTestCluster({ fsync: "off" });
  const roles = join(folder, "roles.sql");
  await tools("pg_dumpall", "--dbname", source.url, "--roles-only", "--no-role-passwords", "--file", roles);
  await tools("psql", "--quiet", "--dbname", withDatabase(other.url, "postgres"), "--file", roles);
});

afterAll(async () => {
  await seeded?.end();
  await source?.drop();
  await other?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** A dump as `from` says, restored into a new database of the other server. @returns its address */
async function restored(name: string, ...from: string[]): Promise<string> {
  const file = join(folder, `${name}.dump`);
  await tools!("pg_dump", ...from, "--format=custom", "--file", file);
  const url = withDatabase(other.url, name);
  await tools!("psql", "--quiet", "--dbname", withDatabase(other.url, "postgres"), "--command", `create database ${name}`);
  await tools!("pg_restore", "--dbname", url, "--enable-row-security", "--exit-on-error", "--jobs=2", file);
  return url;
}

test("what pg_dump took is restored on another server: all rows, rights, policies and figures, and it works on", async ({
  skip,
}) => {
  if (!tools) return skip(NONE);
  const url = await restored("restored", "--dbname", source.url);
  const copy = { told: seeded.told, ...pools(url) };
  try {
    expect(await rowsOf(copy.login)).toEqual(await rowsOf(seeded.login));
    expect(await catalogueOf(copy.login, { partitions: true })).toEqual(await catalogueOf(seeded.login, { partitions: true }));
    expect(await migrate(url)).toEqual({ applied: [], objects: false, newer: [] });
    for (const law of LAWS) expect({ [law.name]: await law.broken(copy.login) }).toEqual({ [law.name]: [] });
    for (const tenant of Object.values(seeded.told.tenants))
      expect(await verifyTenant(copy.sql("pipeline"), tenant)).toMatchObject({ waiting: 0, differences: [] });
    expect(await authenticateKey(copy.sql("app"), `Bearer ${seeded.told.keys.bank}`)).toMatchObject({
      tenantId: seeded.told.tenants.bank,
    });
    expect(await take(copy, [...EVENTS, ...payments("since", 5)])).toMatchObject({ accepted: 5, duplicate: EVENTS.length });
    expect(await verifyTenant(copy.sql("pipeline"), seeded.told.tenants.bank)).toMatchObject({ differences: [] });
    expect(await unwell(url)).toEqual([]);
  } finally {
    await copy.end();
  }
});

test("a login that the policies bind is refused rather than given a part; one that they do not bind may only read", async ({
  skip,
}) => {
  if (!tools) return skip(NONE);
  const login = new URL(source.url);
  const name = `backup_${login.pathname.slice(1)}`;
  await source.login().unsafe(`create role ${name} login password 'backup'; grant pg_read_all_data to ${name}`);
  login.username = name;
  login.password = "backup";
  try {
    await expect(restored("refused", "--dbname", login.href)).rejects.toThrow(/row-level security policy/);
    await source.login().unsafe(`alter role ${name} bypassrls`);
    const copy = pools(await restored("read", "--dbname", login.href));
    expect(await rowsOf(copy.login)).toEqual(await rowsOf(seeded.login));
    await copy.end();
  } finally {
    await source.login().unsafe(`drop role ${name}`);
  }
});

/** Not of materialised views, which a restore makes current. */
async function rowsOf(sql: Sql): Promise<Record<string, string>> {
  const digests = await digestsOf(sql);
  return Object.fromEntries(Object.entries(digests).filter(([name]) => !name.startsWith("mat.")));
}

/** What `inlay doctor` finds wrong with a database itself; that no worker runs on it is no fault of it. */
async function unwell(url: string): Promise<unknown[]> {
  const env = { ...process.env, DATABASE_URL: url, INLAY_HOME: folder, AUTH_SECRET: "x".repeat(40) };
  const args = [join(ROOT, "pipelines/cli/main.ts"), "doctor", "--json"];
  const out = await promisify(execFile)(process.execPath, args, { env }).catch((error: { stdout: string }) => error);
  const { findings } = JSON.parse(out.stdout) as { findings: { name: string; state: string }[] };
  const ofDatabase = ["database", "schema", "roles", "isolation", "partitions", "queue", "rollups", "materialised views"];
  expect(findings.map((finding) => finding.name)).toEqual(expect.arrayContaining(ofDatabase));
  return findings.filter((finding) => ofDatabase.includes(finding.name) && finding.state !== "ok");
}
