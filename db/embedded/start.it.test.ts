import { spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connectAsLogin } from "#db/client.ts";
import { freePort } from "#db/embedded/ports.ts";
import { commandOf, waitGone } from "#db/embedded/processes.ts";
import { type Embedded, findEmbedded, startEmbedded } from "#db/embedded/start.ts";

let base: string;
let started: Embedded[];

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), `inlay-test-${process.pid}-embedded-`));
  await chmod(base, 0o755);
  started = [];
});
afterEach(async () => {
  await Promise.all(started.map((server) => server.stop()));
  await rm(base, { recursive: true, force: true });
});

const home = (name = "home") => join(base, name);
async function start(name?: string, log?: (line: string) => void, port?: number): Promise<Embedded> {
  const server = await startEmbedded({ home: home(name), port: port ?? (await freePort(56_000)), ...(log ? { log } : {}) });
  started.push(server);
  return server;
}

async function query<T>(url: string, work: (sql: ReturnType<typeof connectAsLogin>) => Promise<T>): Promise<T> {
  const sql = connectAsLogin(url);
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** A process that starts a server on this test's home, says so, and then waits to be killed. */
async function startInOtherProcess(): Promise<{ pid: number; kill: () => Promise<void> }> {
  const script = `import { startEmbedded } from "#db/embedded/start.ts";
    const s = await startEmbedded({ home: ${JSON.stringify(home())}, port: ${await freePort(56_000)} });
    process.stdout.write(String(s.pid) + "\\n"); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  const pid = await new Promise<number>((done, fail) => {
    child.stdout.once("data", (text) => done(Number(text)));
    child.once("exit", (code) => fail(new Error(`ended with ${code}`)));
  });
  return {
    pid,
    kill: async () => {
      const gone = new Promise((done) => child.once("exit", done));
      child.kill("SIGKILL");
      await gone;
    },
  };
}

test("data stay from run to run, in UTF-8, on the loopback address only, with the password kept closed", async () => {
  const first = await start();
  await query(first.url, (sql) => sql`create table kept as select 'ŝæ' as word`);
  const [settings] = await query(
    first.url,
    (sql) => sql`select current_setting('server_encoding') as encoding, current_setting('listen_addresses') as listens,
      current_setting('synchronous_commit') as durable, current_setting('fsync') as synced, current_setting('jit') as jit`,
  );
  expect(settings).toEqual({ encoding: "UTF8", listens: "127.0.0.1", durable: "on", synced: "on", jit: "off" });
  await first.stop();
  expect(await commandOf(first.pid)).toBeUndefined();
  expect((await stat(join(home(), "postgres.json"))).mode & 0o777).toBe(0o600);
  const second = await start();
  expect(await query(second.url, (sql) => sql`select word from kept`)).toEqual([{ word: "ŝæ" }]);
  const stranger = new URL(second.url);
  stranger.password = "guessed";
  await expect(query(stranger.href, (sql) => sql`select 1`)).rejects.toMatchObject({ code: "28P01" });
});

test("two homes run side by side, and a taken port is walked around", async () => {
  const wished = await freePort(57_000);
  const squatter = createServer().listen(wished, "127.0.0.1");
  await new Promise((done) => squatter.once("listening", done));
  try {
    const one = await start("one", undefined, wished);
    const two = await start("two", undefined, wished);
    expect(new Set([wished, one.port, two.port]).size).toBe(3);
    const places = await Promise.all([one, two].map((server) => query(server.url, (sql) => sql`show data_directory`)));
    expect(places[0]).not.toEqual(places[1]);
  } finally {
    squatter.close();
  }
});

test("a server does not outlive the process that started it, even when that was killed", async () => {
  const other = await startInOtherProcess();
  await other.kill();
  expect(await waitGone(other.pid, 10_000)).toBe(true);
  const again = await start();
  expect(await query(again.url, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
});

test("a server that is still there after a killed run is taken over", async () => {
  const other = await startInOtherProcess();
  const state = JSON.parse(await readFile(join(home(), "postgres.json"), "utf8")) as { run: { guard: number } };
  process.kill(state.run.guard, "SIGKILL"); // else it would end the server
  await other.kill();
  const said: string[] = [];
  const next = await start("home", (line) => said.push(line));
  expect(next.adopted).toBe(true);
  expect(next.pid).toBe(other.pid);
  expect(said.join()).toContain("taken over");
  await next.stop();
  expect(await commandOf(other.pid)).toBeUndefined();
});

test("a killed server is recovered by the next start with all that was committed", async () => {
  const first = await start();
  await query(first.url, (sql) => sql`create table kept as select generate_series(1, 1000) as n`);
  process.kill(first.pid, "SIGKILL");
  const second = await start();
  expect(second.pid).not.toBe(first.pid);
  expect(await query(second.url, (sql) => sql`select count(*)::int as n from kept`)).toEqual([{ n: 1000 }]);
});

test("starting twice at once makes one server", async () => {
  const [one, two] = await Promise.all([start(), start()]);
  expect(one?.pid).toBe(two?.pid);
  expect((await findEmbedded(home()))?.pid).toBe(one?.pid);
});
