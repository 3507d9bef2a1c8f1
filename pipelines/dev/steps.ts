import { spawn } from "node:child_process";
import { ROOT } from "#pipelines/dev/children.ts";
import { duration, type Terminal } from "#pipelines/dev/terminal.ts";

export type Counts = { passed: number; failed: number; skipped: number };
export type StepResult = { title: string; ok: boolean; ms: number; counts?: Counts; note?: string };

export type Command = { command: string; args: readonly string[]; env?: Record<string, string> };

/** Runs a program with its output on this terminal. */
export function runProgram({ command, args, env }: Command): Promise<number> {
  return new Promise((done) => {
    const child = spawn(command, [...args], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ["ignore", "inherit", "inherit"],
    });
    const pass = (name: NodeJS.Signals) => child.kill(name);
    process.on("SIGINT", pass).on("SIGTERM", pass);
    const settle = (status: number) => {
      process.off("SIGINT", pass).off("SIGTERM", pass);
      done(status);
    };
    child.once("error", (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      settle(127);
    });
    child.once("exit", (code, signal) => settle(code ?? (signal === "SIGINT" ? 130 : 143)));
  });
}

/** Runs one step under a heading; what it throws is told and counts as a failure, so that the steps after it still run. */
export async function runStep(
  term: Terminal,
  title: string,
  work: () => Promise<Omit<StepResult, "title" | "ms">>,
): Promise<StepResult> {
  term.say(term.bold(`\n── ${title}`));
  const begun = performance.now();
  try {
    return { title, ...(await work()), ms: performance.now() - begun };
  } catch (error) {
    term.say(term.bad(error instanceof Error ? error.message : String(error)));
    return { title, ok: false, ms: performance.now() - begun, note: "did not run to its end" };
  }
}

/** A step that is one program: its exit status decides. */
export const program = (command: Command) => async () => ({ ok: (await runProgram(command)) === 0 });

export function summary(term: Terminal, results: readonly StepResult[]): void {
  const width = Math.max(...results.map((result) => result.title.length));
  term.say(term.bold("\n── Summary"));
  for (const { title, ok, ms, counts, note } of results) {
    const told = counts
      ? `${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ""}`
      : "";
    term.say(
      `${ok ? term.good("✓") : term.bad("✗")} ${title.padEnd(width)}  ${duration(ms).padStart(12)}  ${[told, note].filter(Boolean).join("; ")}`.trimEnd(),
    );
  }
}
