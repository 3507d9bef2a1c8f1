import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, open, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { identityOf, signal, waitGone } from "#db/embedded/processes.ts";

export const ROOT = resolve(import.meta.dirname, "../..");
export const LEASH = join(import.meta.dirname, "leash.mjs");

export type ChildOptions = {
  name: string;
  /** Arguments of node: the script, then its own. */
  args: readonly string[];
  env: Record<string, string>;
  /** Where its output goes; without it, to this terminal. */
  logFile?: string;
  /** Where it runs; without it, at the root of this checkout. */
  cwd?: string;
};

export type Child = {
  name: string;
  pid: number;
  /** Resolves when it has ended, by itself or not. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** SIGTERM, and after `patienceMs` SIGKILL. Resolves when it is gone. */
  stop(patienceMs?: number): Promise<void>;
};

/**
 * Starts a Node process that ends when this one does, however this one ends (leash.mjs). In a process group of its own:
 * a Ctrl-C reaches us alone, and we end the children in order.
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  const log = options.logFile ? await openLog(options.logFile) : undefined;
  try {
    const out = log?.fd ?? "inherit";
    const child = spawn(process.execPath, ["--import", LEASH, ...options.args], {
      cwd: options.cwd ?? ROOT,
      env: { ...process.env, ...options.env, INLAY_LEASH: String(process.pid) },
      stdio: ["pipe", out, out],
      detached: true,
    });
    await new Promise<void>((done, fail) => child.once("spawn", done).once("error", fail));
    child.stdin?.on("error", () => {});
    return handle(options.name, child);
  } finally {
    await log?.close();
  }
}

function handle(name: string, child: ChildProcess): Child {
  const ended: Child["ended"] = new Promise((done) => child.once("exit", (code, signal) => done({ code, signal })));
  const pid = child.pid!;
  return {
    name,
    pid,
    ended,
    stop: async (patienceMs = 10_000) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), patienceMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

async function openLog(file: string) {
  await mkdir(dirname(file), { recursive: true });
  return open(file, "w", 0o600);
}

/** The end of a log, for people. */
export async function tail(file: string, lines = 15): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.trimEnd().split("\n").slice(-lines).join("\n");
}

/** Ends a process of an earlier run when it is still that one. False when it is gone, or its id is another's by now. */
export async function endLeftover(pid: number, identity: string, patienceMs: number): Promise<boolean> {
  if (pid === process.pid || identity === "" || (await identityOf(pid)) !== identity) return false;
  signal(pid, "SIGTERM");
  if (!(await waitGone(pid, patienceMs))) signal(pid, "SIGKILL");
  await waitGone(pid, 5_000);
  return true;
}
