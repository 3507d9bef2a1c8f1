import { execFile } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "#pipelines/dev/children.ts";
import type { Stack } from "#pipelines/faults/testing/stack.ts";

/** Runs the command line on a stack's database, as an operator would. */
export function inlay(stack: Stack, ...words: string[]): Promise<{ status: number; out: string; err: string }> {
  const env = { ...process.env, DATABASE_URL: stack.url, INLAY_HOME: stack.home, LOG_LEVEL: "silent" };
  return new Promise((done) => {
    const args = [join(ROOT, "pipelines/cli/main.ts"), ...words];
    execFile(process.execPath, args, { env, maxBuffer: 64 * 2 ** 20 }, (error, out, err) => {
      done({ status: error ? Number(error.code ?? 1) : 0, out, err });
    });
  });
}
