import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Logs for a while, and says on standard error that it got to its end. */
const PROGRAM = `
  import { log } from ${JSON.stringify(join(import.meta.dirname, "log.ts"))};
  for (let line = 0; line < 500; line++) log.warn({ event: "test", line }, "x".repeat(2_000));
  setTimeout(() => process.stderr.write("through"), 20);
`;

/** How it ended, with its output going there. @param ms before it is ended */
async function run(stdout: number | "pipe", ms = 20_000): Promise<{ code: number | null; err: string; lines: number }> {
  const env = { ...process.env, LOG_LEVEL: "info" };
  const child = spawn(process.execPath, ["--input-type=module", "--eval", PROGRAM], { stdio: ["ignore", stdout, "pipe"], env });
  let [err, out] = ["", ""];
  child.stderr!.on("data", (chunk) => (err += chunk));
  // A reader that is slow to begin.
  setTimeout(() => child.stdout?.on("data", (chunk) => (out += chunk)), 500);
  const timer = setTimeout(() => child.kill("SIGKILL"), ms);
  const code = await new Promise<number | null>((done) => child.once("close", done));
  clearTimeout(timer);
  return { code, err, lines: out.split("\n").length - 1 };
}

test.skipIf(!existsSync("/dev/full"))("a full disk below the log stops nothing", async () => {
  const full = await open("/dev/full", "w");
  const { code, err } = await run(full.fd);
  await full.close();
  expect({ code, err }).toEqual({ code: 0, err: "through" });
});

test("a slow reader of the log gets every line", async () => {
  expect(await run("pipe")).toEqual({ code: 0, err: "through", lines: 500 });
});
