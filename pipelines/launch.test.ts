import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let root: string;

/** A checkout as small as can be: the launcher, a task that tells what it was given, and packages that are as locked. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "inlay-launch-"));
  mkdirSync(join(root, "pipelines/dev"), { recursive: true });
  mkdirSync(join(root, "node_modules"));
  cpSync(join(import.meta.dirname, "launch.mjs"), join(root, "pipelines/launch.mjs"));
  writeFileSync(join(root, "package.json"), "{}");
  writeFileSync(
    join(root, "pipelines/dev/demo.ts"),
    "console.log(JSON.stringify({ args: process.argv.slice(2), home: process.env.INLAY_HOME })); process.exit(7);",
  );
  lock("package-lock.json", "1.0.0");
  lock("node_modules/.package-lock.json", "1.0.0");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function lock(file: string, version: string): void {
  const foreign = { "node_modules/of-another-platform": { version: "1.0.0", optional: true } };
  writeFileSync(
    join(root, file),
    JSON.stringify({ packages: { "": {}, "node_modules/thing": { version }, ...(file.startsWith("package") ? foreign : {}) } }),
  );
}

const launch = (args: string[]) =>
  spawnSync(process.execPath, [join(root, "pipelines/launch.mjs"), ...args], {
    encoding: "utf8",
    // An npm that only says what it was asked for.
    env: {
      ...process.env,
      npm_execpath: "",
      npm_lifecycle_event: "",
      INLAY_HOME: "",
      PATH: `${join(root, "bin")}:${process.env.PATH}`,
    },
  });

test("a task gets its arguments and the home of the checkout, and its status is ours", () => {
  const { status, stdout } = launch(["demo", "--events", "10"]);
  expect(status).toBe(7);
  expect(JSON.parse(stdout)).toEqual({ args: ["--events", "10"], home: join(root, ".inlay") });
});

test("packages are installed when they are not those of the lock file, and only then", () => {
  mkdirSync(join(root, "bin"));
  writeFileSync(join(root, "bin/npm"), '#!/bin/sh\necho npm "$@"\nexit 3\n', { mode: 0o755 });
  lock("package-lock.json", "1.0.1");
  const { status, stdout, stderr } = launch(["demo"]);
  expect(status).toBe(3);
  expect(stdout).toMatch(/^npm ci /);
  expect(stderr).toContain("thing is not of the version in package-lock.json");
  lock("node_modules/.package-lock.json", "1.0.1");
  expect(launch(["demo"]).status).toBe(7);
});

test("an unknown task is told, with those there are", () => {
  const { status, stderr } = launch(["dmeo"]);
  expect(status).toBe(2);
  expect(stderr).toContain("demo, dev, test");
});
