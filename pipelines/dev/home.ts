import { randomBytes } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { identityOf, pause } from "#db/embedded/processes.ts";
import { makeHome } from "#db/embedded/state.ts";
import { endLeftover } from "#pipelines/dev/children.ts";

const Run = z.object({
  kind: z.enum(["demo", "dev"]),
  pid: z.number().int(),
  /** By what it is known again (identityOf), since process ids are used again. */
  identity: z.string(),
  /** All is up and the demo's data are there. */
  ready: z.boolean().default(false),
  children: z.array(z.object({ name: z.string(), pid: z.number().int(), identity: z.string() })),
});
type Run = z.infer<typeof Run>;

export type HomeRun = {
  /** Writes down a child, so that the next run can end it should this one be killed. */
  record(child: { name: string; pid: number }): Promise<void>;
  /** Tells whoever waits (`untilReady`) that all is up. */
  ready(): Promise<void>;
  release(): Promise<void>;
};

/**
 * Makes this process the one that runs web and worker on a home folder. What an earlier run left, or another one that
 * still runs, is ended first: two on one database and build would only be in each other's way.
 */
export async function claimHome(home: string, kind: Run["kind"], say: (line: string) => void): Promise<HomeRun> {
  await makeHome(home);
  const file = join(home, "run.json");
  const left = await readRun(file);
  if (left) await endRun(left, say);
  const run: Run = { kind, pid: process.pid, identity: (await identityOf(process.pid)) ?? "", ready: false, children: [] };
  let written = Promise.resolve();
  // Children start side by side; their notes are written one after the other.
  const note = (change: () => void): Promise<void> => {
    change();
    written = written.then(() => writePrivate(file, JSON.stringify(run)));
    return written;
  };
  await note(() => {});
  return {
    record: async ({ name, pid }) => {
      const identity = (await identityOf(pid)) ?? "";
      await note(() => {
        run.children = [...run.children.filter((known) => known.name !== name), { name, pid, identity }];
      });
    },
    ready: () =>
      note(() => {
        run.ready = true;
      }),
    release: async () => {
      // Another run may have taken the home over in the meantime.
      if ((await readRun(file))?.pid === process.pid) await rm(file, { force: true });
    },
  };
}

/** Waits until the demo of a home is up. @throws Error when it ends before, or takes longer than `ms`. */
export async function untilReady(home: string, ms: number): Promise<void> {
  const until = Date.now() + ms;
  while (Date.now() < until) {
    const run = await readRun(join(home, "run.json"));
    if (run?.ready) return;
    if (run && (await identityOf(run.pid)) !== run.identity) throw new Error(`The demo of ${home} ended before it was ready.`);
    await pause(250);
  }
  throw new Error(`The demo of ${home} is not ready after ${Math.round(ms / 1_000)} s.`);
}

async function readRun(file: string): Promise<Run | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return Run.parse(JSON.parse(text));
  } catch {
    return undefined; // of another version; its processes end with it
  }
}

async function endRun(left: Run, say: (line: string) => void): Promise<void> {
  if (await endLeftover(left.pid, left.identity, 25_000))
    say(`Another ${left.kind} was running here (process ${left.pid}): ended, this one takes over`);
  for (const child of left.children) {
    if (await endLeftover(child.pid, child.identity, 5_000))
      say(`The ${child.name} of a killed run was still there (process ${child.pid}): ended`);
  }
}

/** The secret that signs sessions: the given one, else one made once for this home. */
export async function authSecret(home: string, given: string | undefined): Promise<string> {
  if (given) return given;
  const file = join(home, "auth-secret");
  const known = await readFile(file, "utf8").catch(() => "");
  if (known.trim().length >= 32) return known.trim();
  const made = randomBytes(32).toString("base64url");
  await writePrivate(file, `${made}\n`);
  return made;
}

/** Writes a file that only its owner may read, whole or not at all. */
export async function writePrivate(file: string, text: string): Promise<void> {
  const next = `${file}.${process.pid}`;
  await writeFile(next, text, { mode: 0o600 });
  await rename(next, file);
}
