import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { commandOf, waitGone } from "#db/embedded/processes.ts";
import { ROOT } from "#pipelines/dev/children.ts";

let home: string;
const begun: number[] = [];

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), `inlay-test-${process.pid}-run-`));
});
afterEach(async () => {
  for (const pid of begun.splice(0)) if (await commandOf(pid)) process.kill(pid, "SIGKILL");
  await rm(home, { recursive: true, force: true });
});

/** A process like the demo's: claims the home, starts one child that would run for ever, and waits to be ended. */
async function run(): Promise<{ pid: number; child: number; output: () => string; ended: Promise<number | null> }> {
  const script = `
    import { claimHome } from "#pipelines/dev/home.ts";
    import { startChild } from "#pipelines/dev/children.ts";
    import { untilAsked } from "#pipelines/dev/until-asked.ts";
    const say = (line) => process.stdout.write(line + "\\n");
    const asked = untilAsked(say);
    const run = await claimHome(${JSON.stringify(home)}, "demo", say);
    const child = await startChild({ name: "sleeper", args: ["-e", "setInterval(() => {}, 1000)"], env: {} });
    await run.record(child);
    say("child " + child.pid);
    await asked;
    await child.stop();
    await run.release();
    process.exit(0);`;
  const parent = spawn(process.execPath, ["--input-type=module", "-e", script], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  const ended = new Promise<number | null>((done) => parent.once("exit", done));
  const child = await new Promise<number>((done, fail) => {
    parent.stdout.on("data", (text) => {
      said += text;
      const found = said.match(/child (\d+)/)?.[1];
      if (found) done(Number(found));
    });
    void ended.then((code) => fail(new Error(`ended with ${code} after: ${said}`)));
  });
  begun.push(parent.pid!, child);
  return { pid: parent.pid!, child, output: () => said, ended };
}

test("asked to end, a run ends its children and says nothing is left", async () => {
  const demo = await run();
  process.kill(demo.pid, "SIGINT");
  process.kill(demo.pid, "SIGINT"); // terminal and npm both pass a Ctrl-C on
  expect(await demo.ended).toBe(0);
  expect(await commandOf(demo.child)).toBeUndefined();
  await expect(readFile(join(home, "run.json"))).rejects.toMatchObject({ code: "ENOENT" });
});

test("a child ends with its parent, also when that is killed", async () => {
  const demo = await run();
  process.kill(demo.pid, "SIGKILL");
  expect(await waitGone(demo.child, 10_000)).toBe(true);
});

test("the newer run of a home ends the older one, and leaves strangers with a used-again id alone", async () => {
  const older = await run();
  const newer = await run();
  expect(await older.ended).toBe(0);
  expect(await commandOf(older.child)).toBeUndefined();
  expect(newer.output()).toContain(`process ${older.pid}`);
  process.kill(newer.pid, "SIGKILL");
  await newer.ended;
  await waitGone(newer.child, 10_000);
  const bystander = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  begun.push(bystander.pid!);
  const notes = await readFile(join(home, "run.json"), "utf8");
  await writeFile(
    join(home, "run.json"),
    notes.replaceAll(String(newer.pid), String(bystander.pid)).replaceAll(String(newer.child), String(bystander.pid)),
  );
  await run();
  expect(await commandOf(bystander.pid!)).toBeDefined();
});
