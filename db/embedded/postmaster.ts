import { spawn } from "node:child_process";
import { constants } from "node:fs";
import { chown, mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import postgres from "postgres";
import { ids } from "#db/embedded/account.ts";
import type { Place } from "#db/embedded/place.ts";
import { commandOf, isAlive, pause, signal, waitGone } from "#db/embedded/processes.ts";

const GUARD = "inlay-postgres-guard";

/** Makes the cluster. @throws Error with what initdb said. */
export async function initdb(place: Place): Promise<void> {
  const { data, password } = place.state;
  // initdb wants an empty folder; a killed one has left a part.
  await rm(data, { recursive: true, force: true });
  const secret = `${data}.password`;
  await rm(secret, { force: true });
  await writeFile(secret, `${password}\n`, { mode: 0o600, flag: "wx" });
  if (place.account.uid !== undefined) await chown(secret, place.account.uid, place.account.gid ?? -1);
  await mkdir(data, { mode: 0o700 });
  if (place.account.uid !== undefined) await chown(data, place.account.uid, place.account.gid ?? -1);
  try {
    const made = await output(place, place.binaries.initdb, [
      `--pgdata=${data}`,
      "--encoding=UTF8",
      // Text in the order of its code points, as everywhere here, by PostgreSQL itself: the C library's own takes several times
      // as long to say the same of two texts, at each step through an index and each comparison of a sort.
      ...["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
      "--username=inlay",
      "--auth=scram-sha-256",
      `--pwfile=${secret}`,
      "--no-sync",
    ]);
    if (made.code !== 0) throw new Error(`PostgreSQL could not make its folder ${data}:\n${made.text.trim()}`);
  } finally {
    await rm(secret, { force: true });
  }
}

function output(place: Place, command: string, args: string[]): Promise<{ code: number | null; text: string }> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { ...ids(place.account), cwd: "/", stdio: ["ignore", "pipe", "pipe"], env: cleanEnv() });
    let text = "";
    child.stdout.on("data", (chunk) => (text += chunk));
    child.stderr.on("data", (chunk) => (text += chunk));
    child.once("error", fail);
    child.once("close", (code) => done({ code, text }));
  });
}

/** A server is told everything by arguments: PGDATA, PGPORT and their like of the caller's shell would change it. */
function cleanEnv(): NodeJS.ProcessEnv {
  const env = { ...process.env, LC_ALL: "C" };
  for (const name of Object.keys(env)) {
    if (name.startsWith("PG") || name === "LANG" || (name.startsWith("LC_") && name !== "LC_ALL"))
      delete (env as NodeJS.ProcessEnv)[name];
  }
  return env;
}

/** Starts the server on a port and returns its process id once it runs; undefined when the port turned out to be taken. */
export async function launch(
  place: Place,
  port: number,
  settings: Record<string, string>,
  logFile: string,
): Promise<number | undefined> {
  await rotate(logFile);
  const log = await open(logFile, constants.O_CREAT | constants.O_APPEND | constants.O_WRONLY, 0o600);
  const begin = (await log.stat()).size;
  try {
    const flags = Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const child = spawn(place.binaries.postgres, ["-D", place.state.data, ...flags], {
      ...ids(place.account),
      cwd: "/",
      // Its own session: a Ctrl-C in the terminal must reach those who write before it reaches the server.
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
      env: cleanEnv(),
    });
    await new Promise<void>((done, fail) => child.once("spawn", done).once("error", fail));
    child.unref();
    const pid = child.pid!;
    const ready = await untilReady(place, port, () => child.exitCode !== null || child.signalCode !== null);
    if (ready) return pid;
    const said = (await readFile(logFile, "utf8")).slice(begin);
    if (/could not bind|Address already in use/i.test(said)) return undefined;
    throw new Error(`PostgreSQL did not start. Its log (${logFile}) ends:\n${said.trim().split("\n").slice(-12).join("\n")}`);
  } finally {
    await log.close();
  }
}

/** The process that has this data folder open according to postmaster.pid, when it is really a server of that folder. */
export async function findRunning(data: string): Promise<{ pid: number; port: number } | undefined> {
  const file = join(data, "postmaster.pid");
  const lines = (await readFile(file, "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  if (!(pid > 0) || !isAlive(pid)) return undefined; // none, or a stale file: the server itself clears that
  const command = await commandOf(pid);
  if (command?.includes(`-D ${data}`)) return { pid, port: Number(lines[3]) };
  // The id was given to another process since; the server would take that one for its rival.
  await rm(file, { force: true });
  return undefined;
}

/** Polls until the server takes a login. False when it died or refused for two minutes (a recovery can take its time). */
export async function untilReady(place: Place, port: number, died: () => boolean): Promise<boolean> {
  const until = Date.now() + 120_000;
  while (Date.now() < until && !died()) {
    if (await answers(urlOf(place, port, "postgres"))) return true;
    await pause(40);
  }
  return false;
}

/** Does a server take this login now? */
export async function answers(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {}, fetch_types: false });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

export const urlOf = (place: Place, port: number, database: string): string =>
  `postgres://inlay:${place.state.password}@127.0.0.1:${port}/${database}`;

/** Fast shutdown; after `patienceMs` an immediate one (the next start recovers), and at last no question at all. */
export async function shutDown(pid: number, patienceMs = 15_000): Promise<void> {
  for (const [name, ms] of [
    ["SIGINT", patienceMs],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ] as const) {
    if (!signal(pid, name) || (await waitGone(pid, ms))) return;
  }
}

/**
 * A shell that waits for the end of this process, however it ends: its standard input then closes, and it asks the
 * server for a fast shutdown. So a SIGKILL leaves no server behind.
 */
export async function setGuard(place: Place, pid: number): Promise<number | undefined> {
  const script = 'read -r _ || kill -INT "$1" 2>/dev/null';
  const guard = spawn("/bin/sh", ["-c", script, GUARD, String(pid)], {
    ...ids(place.account),
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  await new Promise<void>((done, fail) => guard.once("spawn", done).once("error", fail));
  guard.stdin.on("error", () => {});
  guard.unref();
  (guard.stdin as unknown as { unref?: () => void }).unref?.();
  return guard.pid;
}

/** Ends a guard, so that the server outlives the process that started it. */
export async function endGuard(pid: number | undefined): Promise<void> {
  if (pid !== undefined && (await commandOf(pid))?.includes(GUARD)) signal(pid, "SIGKILL");
}

async function rotate(logFile: string): Promise<void> {
  const size = await stat(logFile).then(
    (it) => it.size,
    () => 0,
  );
  if (size > 16 * 1024 * 1024) await rename(logFile, `${logFile}.1`);
}
