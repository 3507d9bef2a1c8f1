import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, type Sql } from "#db/client.ts";
import { isConnectionLoss } from "#db/sqlstate.ts";
import { type BadNetwork, startBadNetwork } from "#db/testing/bad-network.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";

// A pool whose connections are reset, or ended by the server, at any moment, again and again: also between two statements of
// a transaction, in the midst of an answer, and while something is about to be sent.
let db: TestDatabase;
let network: BadNetwork;
let sql: Sql;
beforeAll(async () => {
  db = await testDatabase();
  const { hostname: host, port } = new URL(db.url);
  network = await startBadNetwork({ host, port: Number(port) });
  sql = connect(network.through(db.url), "app", { max: 4, applicationName: "lost" });
  // The driver's own question about types, of which nobody knows (db/stray.ts).
  process.on("unhandledRejection", ignore);
});
afterAll(async () => {
  await sql?.end({ timeout: 0 });
  process.off("unhandledRejection", ignore);
  await network?.close();
  await db?.drop();
});

/** The server ends all sessions, as an administrator does: with a word to each. */
const end = () => db.login()`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'lost'`;

const ignore = (error: unknown): void => {
  if (!isConnectionLoss(error)) throw error;
};

/** Does the work in several places at once while connections are reset. @returns how often it went well, and how else it ended */
async function whileCut(work: (name: string) => Promise<string | null>): Promise<{ well: number; lost: number; odd: string[] }> {
  const outcome = { well: 0, lost: 0, odd: [] as string[] };
  let going = true;
  const places = Array.from({ length: 8 }, async (_, place) => {
    for (let round = 0; going; round++) {
      try {
        const odd = await Promise.race([work(`${place}-${round}`), pause(10_000, "it never ended")]);
        if (odd === null) outcome.well++;
        else outcome.odd.push(odd);
      } catch (error) {
        if (isConnectionLoss(error)) outcome.lost++;
        else outcome.odd.push(String(error));
      }
    }
  });
  for (let round = 0; round < 40; round++) {
    await pause(Math.random() * 150);
    // Some are cut within the answers to come, at any byte of the login, of the driver's own question, or of a result.
    if (round % 4 !== 0) network.cutAfter(300 + Math.floor(Math.random() * 9_000));
    if (round % 3 === 0) await end();
    else network.cut();
    await pause(Math.random() * 100);
    network.cutAfter(null);
  }
  going = false;
  network.cut();
  await Promise.all(places);
  return outcome;
}

test("what is asked has its own answer or none, and the pool is whole afterwards", async () => {
  const { odd, well, lost } = await whileCut(async (name) => {
    const rows = await sql`select ${name}::text as name, n from generate_series(1, 3) n`;
    return rows.length === 3 && rows.every((row, at) => row.name === name && row.n === at + 1) ? null : JSON.stringify(rows);
  });
  expect(odd).toEqual([]);
  expect(well).toBeGreaterThan(20);
  expect(lost).toBeGreaterThan(20);
  const sessions = await Promise.all(Array.from({ length: 4 }, () => sql`select pg_backend_pid() as pid, pg_sleep(0.5)`));
  expect(new Set(sessions.map(([row]) => row!.pid)).size).toBe(4);
}, 60_000);

test("no statement of a transaction that was lost runs within another's", async () => {
  const { odd, well, lost } = await whileCut((name) =>
    sql.begin(async (tx) => {
      await tx`select set_config('inlay.test', ${name}, true)`;
      for (let step = 0; step < 4; step++) {
        // As code does that tries again, or tidies up, without knowing that the transaction is over.
        const found = await tx`select current_setting('inlay.test', true) as name`.catch((error: unknown) => {
          if (!isConnectionLoss(error) && (error as { code?: string }).code !== "25P02") throw error;
          return null;
        });
        if (found !== null && found[0]?.name !== name) return `${name} saw ${JSON.stringify(found)}`;
        await pause(Math.random() * 20);
      }
      return null;
    }),
  );
  expect(odd).toEqual([]);
  expect(well).toBeGreaterThan(10);
  expect(lost).toBeGreaterThan(10);
}, 60_000);

/** Its connections are reset while one of them is at work and another is not; then it has nothing more to do. */
const DONE_SOON = `
  const { connect } = await import("#db/client.ts");
  const sql = connect(process.env.LOST_URL, "app", { max: 2 });
  await Promise.all([sql\`select 1\`, sql\`select pg_sleep(0.1)\`]);
  const working = sql\`select pg_sleep(5)\`.catch(() => {});
  setTimeout(() => console.log("cut"), 200);
  await working;
  await sql\`select 1\`.catch(() => {});
  await sql.end({ timeout: 1 });`;

test("a process that has lost connections ends when it is done", async () => {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", DONE_SOON], {
    ...{ cwd: new URL("..", import.meta.url), stdio: ["ignore", "pipe", "inherit"] },
    env: { ...process.env, LOST_URL: network.through(db.url) },
  });
  child.stdout?.once("data", () => network.cut());
  const ended = once(child, "exit");
  const code = await Promise.race([ended.then(([status]) => status), pause(45_000, "it goes on")]);
  child.kill("SIGKILL");
  await ended;
  expect(code).toBe(0);
}, 60_000);
