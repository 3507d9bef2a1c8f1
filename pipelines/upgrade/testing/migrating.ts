import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { signal } from "#db/embedded/processes.ts";
import { ROOT, startChild } from "#pipelines/dev/children.ts";

export type Migrating = {
  /** What it has said so far, to whichever stream. */
  said(): Promise<string>;
  /** kill -9; resolves when it is gone. */
  kill(): Promise<void>;
  /** Its exit status, once it has ended by itself. */
  ended: Promise<number | null>;
};

/** `inlay migrate` as a process of its own. */
export async function startMigrating(url: string): Promise<Migrating> {
  const folder = await mkdtemp(join(tmpdir(), "inlay-migrate-"));
  const logFile = join(folder, "log");
  const args = [join(ROOT, "pipelines/cli/main.ts"), "migrate"];
  const child = await startChild({ name: "migrate", args, env: { DATABASE_URL: url, INLAY_HOME: folder }, logFile });
  let whole = "";
  const said = async () => (whole = await readFile(logFile, "utf8").catch(() => whole));
  const ended = child.ended.then(async ({ code }) => {
    await said();
    await rm(folder, { recursive: true, force: true });
    return code;
  });
  return {
    said,
    ended,
    kill: async () => {
      signal(child.pid, "SIGKILL");
      await ended;
    },
  };
}
