import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Sql } from "#db/client.ts";
import { freePort } from "#db/embedded/ports.ts";
import { pause } from "#db/embedded/processes.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { type Child, ROOT, startChild, tail } from "#pipelines/dev/children.ts";
import { type Ledger, startClients } from "#pipelines/kill/testing/clients.ts";
import { type Front, startFront } from "#pipelines/upgrade/testing/front.ts";
import { type Migrating, startMigrating } from "#pipelines/upgrade/testing/migrating.ts";
import { treeOf } from "#pipelines/upgrade/testing/older.ts";

/** A version's web and worker, and where its web answers. */
export type Running = { port: number; web: Child; worker: Child };

export type Takeover = {
  db: TestDatabase;
  tenantId: string;
  front: Front;
  older: Running;
  ledger: Ledger;
  /** Questions that were asked by then, and what was answered other than 200, or never. */
  asked: { answers: number; failures: string[] };
  migrate(): Promise<Migrating>;
  startNewer(): Promise<Running>;
  /** Ends a version in order, once no request is under way to it: from now on these others answer. */
  retire(version: Running, staying: readonly Running[]): Promise<void>;
  /** Ends the clients once all they sent is acknowledged. */
  settle(): Promise<void>;
  /** How processes ended although nobody ended them, and the end of their logs. */
  fallen: string[];
  stop(): Promise<void>;
};

/** An older version at work on a database that it has migrated, under load by way of a front, before the newer one comes. */
export async function startTakeover(commit: string): Promise<Takeover> {
  const home = await mkdtemp(join(tmpdir(), "inlay-takeover-"));
  const db = await testDatabase({ bare: true });
  const tree = await treeOf(commit);
  const ending: (() => Promise<unknown> | unknown)[] = [];
  const ended = new Set<Child>();
  const fallen: string[] = [];
  const env = { DATABASE_URL: db.url, INLAY_HOME: home, LOG_LEVEL: "warn", NODE_ENV: "production" as const };
  const olderCli = async (...words: string[]) => {
    const args = [join(tree.folder, "pipelines/cli/main.ts"), ...words];
    return (await promisify(execFile)(process.execPath, args, { cwd: tree.folder, env: { ...process.env, ...env } })).stdout;
  };
  const stop = async () => {
    for (const end of ending.reverse()) await end();
    await db.drop();
    await tree.remove();
    await rm(home, { recursive: true, force: true });
  };

  const start = async (name: string, cwd: string, args: string[]): Promise<Child> => {
    const logFile = join(home, `${name.replaceAll(" ", "-")}.log`);
    const child = await startChild({ name, args, cwd, logFile, env });
    ending.push(async () => {
      ended.add(child);
      await child.stop(5_000);
    });
    void child.ended.then(async ({ code, signal }) => {
      if (!ended.has(child)) fallen.push(`${name} ended by itself (${signal ?? code}): ${await tail(logFile)}`);
    });
    return child;
  };
  const run = async (version: string, folder: string): Promise<Running> => {
    const port = await freePort(46_000 + Math.floor(Math.random() * 3_000));
    const doors = join(import.meta.dirname, "serve-tree.ts");
    const web = await start(`${version} web`, folder, [doors, folder, String(port)]);
    const worker = await start(`${version} worker`, folder, [join(folder, "pipelines/worker/main.ts")]);
    await untilReady(port);
    return { port, web, worker };
  };

  try {
    await olderCli("migrate");
    const tenant = JSON.parse(
      await olderCli(..."tenant create --slug bank --name Bank --zone Europe/Berlin --currency EUR --json".split(" ")),
    ) as { id: string };
    const { key } = JSON.parse(
      await olderCli(..."key create --tenant bank --name clients --scopes events:write,query:read --json".split(" ")),
    ) as { key: string };
    const older = await run("older", tree.folder);
    const front = await startFront();
    ending.push(front.close);
    await front.sendTo([older.port]);
    const clients = startClients(front.url, key, 1, 3);
    const asking = startAsking(front.url, key);
    // Where something is wrong, clients would not be content for minutes: they are left to themselves.
    ending.push(asking.stop);
    return {
      ...{ db, tenantId: tenant.id, front, older, ledger: clients.ledger, asked: asking.asked, fallen, stop },
      settle: async () => {
        await Promise.all([clients.stop(), asking.stop()]);
      },
      migrate: () => startMigrating(db.url),
      startNewer: () => run("newer", ROOT),
      retire: async ({ web, worker }, staying) => {
        await front.sendTo(staying.map(({ port }) => port));
        for (const child of [web, worker]) {
          ended.add(child);
          await child.stop();
        }
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function untilReady(port: number): Promise<void> {
  for (const until = Date.now() + 30_000; ; await pause(100)) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      (response) => response.status === 200,
      () => false,
    );
    if (ready) return;
    if (Date.now() > until) throw new Error(`Nothing is ready on port ${port}.`);
  }
}

function startAsking(web: string, key: string) {
  const asked: Takeover["asked"] = { answers: 0, failures: [] };
  const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  const body = JSON.stringify({
    ...{ scope: "tenant", measures: ["spending.spent"], granularity: "month" },
    ...{ dimensions: ["category"], period: { from: day(-60), to: day(1) } },
  });
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  let going = true;
  const loop = async () => {
    while (going) {
      const answer = await fetch(`${web}/api/v1/query`, { method: "POST", headers, body, signal: AbortSignal.timeout(15_000) })
        .then(async (response) => ({ status: response.status, text: await response.text() }))
        .catch((error: unknown) => ({ status: 0, text: String(error) }));
      asked.answers++;
      if (answer.status !== 200) asked.failures.push(`${answer.status}: ${answer.text}`);
      await pause(25);
    }
  };
  const done = loop();
  return {
    asked,
    stop: async () => {
      going = false;
      await done;
    },
  };
}

/** What the workers still have before them. */
export async function waiting(sql: Sql): Promise<number> {
  const [left] = await sql<{ n: number }[]>`
    select (select count(*)::int from raw.batch where state <> 'done') + (select count(*)::int from ops.mark) as n`;
  return left!.n;
}
