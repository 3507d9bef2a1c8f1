import { mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { isAlive, pause } from "#db/embedded/processes.ts";

/** What a home folder remembers about its server from run to run. Holds the password, so only the owner reads it. */
const State = z.object({
  password: z.string(),
  /** Folder of the data; not under home when the server's user cannot get there. */
  data: z.string(),
  /** A copy of the binaries, when the server's user cannot reach node_modules. */
  binaries: z.string().optional(),
  port: z.number().int(),
  /** False until initdb has ended well: a killed one leaves half a folder. */
  initialised: z.boolean(),
  /** The running server: which processes it is, and who started or took it over last. */
  run: z.object({ pid: z.number().int(), guard: z.number().int().optional(), owner: z.number().int() }).optional(),
});
export type State = z.infer<typeof State>;

const file = (home: string) => join(home, "postgres.json");

/** @returns undefined for a home that never had a server. @throws Error when the file is not ours to read, or not whole. */
export async function readState(home: string): Promise<State | undefined> {
  let text: string;
  try {
    text = await readFile(file(home), "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT") return undefined;
    if (code === "EACCES") throw new Error(notYours(home), { cause: error });
    throw error;
  }
  const parsed = State.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`${file(home)} is not readable as the state of a server; remove ${home} to begin anew.`);
  return parsed.data;
}

/** Written beside and renamed, so that a kill leaves the old or the new state, never half of one. */
export async function writeState(home: string, state: State): Promise<void> {
  const next = `${file(home)}.${process.pid}`;
  await writeFile(next, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  await rename(next, file(home));
}

/** Makes the home folder, open to pass through (its secrets are closed files), whatever the umask says. */
export async function makeHome(home: string): Promise<void> {
  const there = await stat(home).catch(() => undefined);
  if (there) return;
  try {
    await mkdir(home, { recursive: true, mode: 0o755 });
  } catch (cause) {
    throw new Error(`The folder ${home} cannot be made: set INLAY_HOME to a folder you may write.`, { cause });
  }
}

/** One at a time per home: two starts at once would both run initdb. A lock of a process that died is taken over. */
export async function withHomeLock<T>(home: string, work: () => Promise<T>): Promise<T> {
  const lock = join(home, "postgres.lock");
  const until = Date.now() + 120_000;
  for (;;) {
    const handle = await open(lock, "wx", 0o600).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return undefined;
      throw error.code === "EACCES" ? new Error(notYours(home), { cause: error }) : error;
    });
    if (handle) {
      await handle.writeFile(String(process.pid));
      await handle.close();
      break;
    }
    const holder = Number(await readFile(lock, "utf8").catch(() => ""));
    const age = Date.now() - (await stat(lock).then((it) => it.mtimeMs, Date.now));
    // An empty lock is one whose maker is just about to write its id, unless it died between the two.
    if (holder > 0 ? !isAlive(holder) : age > 2_000) await rm(lock, { force: true });
    else if (Date.now() > until)
      throw new Error(`Process ${holder} has been starting PostgreSQL in ${home} for two minutes; end it and try again.`);
    await pause(50);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

const notYours = (home: string) =>
  `${home} belongs to another user. Run this as that user, or set INLAY_HOME to a folder of your own.`;
