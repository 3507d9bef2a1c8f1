import { join, resolve } from "node:path";
import postgres from "postgres";
import { findPlace, type Place } from "#db/embedded/place.ts";
import { freePort } from "#db/embedded/ports.ts";
import {
  answers,
  endGuard,
  findRunning,
  initdb,
  launch,
  setGuard,
  shutDown,
  untilReady,
  urlOf,
} from "#db/embedded/postmaster.ts";
import { isAlive, pause } from "#db/embedded/processes.ts";
import { productionSettings } from "#db/embedded/settings.ts";
import { makeHome, readState, type State, withHomeLock, writeState } from "#db/embedded/state.ts";

export type Embedded = {
  /** Of the database `inlay`, as a superuser of this cluster. */
  url: string;
  port: number;
  pid: number;
  /** Whether the server was there already (left by a killed run), and was taken over. */
  adopted: boolean;
  /** Ends the server in order, unless another process has taken it over since. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  /** Folder of everything this installation keeps; made when missing. */
  home: string;
  /** Wished port: the next free one is taken when it is not free. Default: the one of the last run. */
  port?: number;
  /** Server settings over the defaults, as in postgresql.conf. */
  settings?: Record<string, string>;
  /** Sentences for people about what is unusual: where data lie, what was recovered. */
  log?: (line: string) => void;
};

/**
 * Starts the PostgreSQL that comes with npm on this home's data, on the loopback address only, and makes sure that the
 * database `inlay` is there. A server that a killed run left is taken over when it answers, else ended.
 *
 * @throws Error when there are no binaries for this machine, no user to run as, or the server does not start (with the end of its log).
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const home = resolve(options.home);
  const say = options.log ?? (() => {});
  await makeHome(home);
  return withHomeLock(home, async () => {
    const known = await readState(home);
    const place = await findPlace(home, known, say);
    const left = await takeOver(place, say);
    const running = left ?? (await startFresh(home, place, options));
    await endGuard(known?.run?.guard);
    const guard = await setGuard(place, running.pid);
    const state: State = {
      ...place.state,
      initialised: true,
      port: running.port,
      run: { ...running, guard, owner: process.pid },
    };
    await writeState(home, state);
    await ensureDatabase(place, running.port);
    return {
      url: urlOf(place, running.port, "inlay"),
      port: running.port,
      pid: running.pid,
      adopted: left !== undefined,
      stop: () => stop(home, running.pid),
    };
  });
}

/** The server of this home when one runs and answers: its address and who started it. Changes nothing. */
export async function findEmbedded(
  home: string,
): Promise<{ url: string; pid: number; owner: number; ownerAlive: boolean } | undefined> {
  const state = await readState(resolve(home));
  if (!state?.run) return undefined;
  const running = await findRunning(state.data);
  if (!running) return undefined;
  const url = `postgres://inlay:${state.password}@127.0.0.1:${running.port}/inlay`;
  return (await answers(url))
    ? { url, pid: running.pid, owner: state.run.owner, ownerAlive: isAlive(state.run.owner) }
    : undefined;
}

async function takeOver(place: Place, say: (line: string) => void): Promise<{ pid: number; port: number } | undefined> {
  const found = await findRunning(place.state.data);
  if (!found) return undefined;
  // It may be on its way down (its guard noticed the kill first): that takes a moment and is no reason to end it harder.
  for (let tries = 0; tries < 40; tries++) {
    if (!isAlive(found.pid)) return undefined;
    if (await answers(urlOf(place, found.port, "postgres"))) {
      await pause(150);
      if (!(await answers(urlOf(place, found.port, "postgres")))) continue;
      say(`PostgreSQL was still running from before (process ${found.pid}): taken over`);
      return found;
    }
    await pause(250);
  }
  say(`PostgreSQL was still there from before (process ${found.pid}) but does not answer: ended`);
  await shutDown(found.pid, 5_000);
  return undefined;
}

async function startFresh(home: string, place: Place, options: EmbeddedOptions): Promise<{ pid: number; port: number }> {
  if (!place.state.initialised) await initdb(place);
  const settings = { ...(await productionSettings()), ...options.settings };
  const logFile = join(home, "postgres.log");
  let wished = options.port ?? place.state.port;
  for (let tries = 0; tries < 20; tries++) {
    const port = await freePort(wished);
    const pid = await launchPatiently(place, port, settings, logFile);
    if (pid !== undefined) return { pid, port };
    wished = port + 1; // someone was quicker
  }
  throw new Error(`PostgreSQL found no free port from ${options.port ?? place.state.port} on.`);
}

/** After a SIGKILL of the server alone its children keep the shared memory until they notice: at the end of a long query. */
async function launchPatiently(
  place: Place,
  port: number,
  settings: Record<string, string>,
  logFile: string,
): Promise<number | undefined> {
  for (let tries = 0; ; tries++) {
    try {
      return await launch(place, port, settings, logFile);
    } catch (error) {
      if (tries >= 120 || !/shared memory block .* is still in use/.test(String(error))) throw error;
      await pause(250);
    }
  }
}

async function stop(home: string, pid: number): Promise<void> {
  await withHomeLock(home, async () => {
    const state = await readState(home);
    if (!state?.run || state.run.pid !== pid || state.run.owner !== process.pid) return; // someone else's by now
    await shutDown(pid);
    await endGuard(state.run.guard);
    const { run: _ended, ...rest } = state;
    await writeState(home, rest);
  });
}

async function ensureDatabase(place: Place, port: number): Promise<void> {
  if (!(await untilReady(place, port, () => false))) throw new Error("PostgreSQL stopped answering.");
  const sql = postgres(urlOf(place, port, "postgres"), { max: 1, onnotice: () => {} });
  try {
    const [there] = await sql`select from pg_database where datname = 'inlay'`;
    if (!there) await sql`create database inlay`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
