import { readFile } from "node:fs/promises";
import { pause, signal } from "#db/embedded/processes.ts";
import { type Child, type ChildOptions, startChild } from "#pipelines/dev/children.ts";

/** As systemd waits before it starts a service again (RestartSec). */
const RESTART_MS = 100;

export type Supervised = {
  /** Of the process that runs now; undefined between two of them. */
  pid(): number | undefined;
  /** kill -9, once it runs. Resolves when it is gone; it comes back by itself. */
  kill(): Promise<void>;
  /** Ends it in order, and for good. */
  stop(patienceMs?: number): Promise<void>;
  /** Resolves when it has ended well, which is the end of it. */
  done: Promise<void>;
  /** How it ended although nobody killed it, with the end of its log. */
  fallen: string[];
  /** How often it was killed. */
  kills(): number;
};

/** Runs a program as a service manager does: one that ends with a failure, or is killed, is started again a moment later. */
export function supervise(options: ChildOptions & { logFile: string }): Supervised {
  const fallen: string[] = [];
  let child: Child | undefined;
  let stopping = false;
  let kills = 0;
  const victims = new Set<number>();

  const run = async (): Promise<void> => {
    while (!stopping) {
      const started = await startChild(options);
      child = started;
      const { code, signal: by } = await started.ended;
      child = undefined;
      if (code === 0 || stopping) return;
      const log = victims.has(started.pid) ? null : await readFile(options.logFile, "utf8").catch(() => "");
      if (log !== null) fallen.push(`${options.name} ended by itself (${by ?? code}): ${log.slice(-2_000)}`);
      await pause(RESTART_MS);
    }
  };
  const done = run();
  // Heard when it is waited for; until then it is nobody's.
  done.catch(() => {});

  return {
    pid: () => child?.pid,
    kill: async () => {
      while (!child) {
        if (stopping) return;
        await pause(10);
      }
      const victim = child;
      victims.add(victim.pid);
      kills++;
      signal(victim.pid, "SIGKILL");
      await victim.ended;
    },
    stop: async (patienceMs = 3_000) => {
      stopping = true;
      await child?.stop(patienceMs);
      await done;
    },
    done,
    fallen,
    kills: () => kills,
  };
}
