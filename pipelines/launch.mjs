// Every npm script starts here, with whatever Node the machine has (20 or newer) and nothing installed yet: packages are
// installed when missing or other than package-lock.json says, then the task runs on the Node of node_modules.
import { spawn } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, isAbsolute, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const TASKS = {
  demo: "pipelines/dev/demo.ts",
  dev: "pipelines/dev/dev.ts",
  test: "pipelines/dev/test.ts",
  faults: "pipelines/dev/faults.ts",
  check: "pipelines/dev/check.ts",
  bench: "pipelines/dev/bench.ts",
  gallery: "pipelines/dev/gallery.ts",
  inlay: "pipelines/cli/main.ts",
};

const [task = "", ...args] = process.argv.slice(2);
const byNpm = Boolean(process.env.npm_lifecycle_event);
/** Where the person stood: npm goes to the root of the package first. */
const stood = (byNpm && process.env.INIT_CWD) || process.cwd();

/** The child in charge, to which signals are passed on; we end with its status. */
let child;
let asked;
const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGKILL: 9, SIGTERM: 15 };

if (!Object.hasOwn(TASKS, task)) {
  process.stderr.write(`There is no task "${task}": ${Object.keys(TASKS).join(", ")}.\n`);
  process.exit(2);
}
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => pass(name));
followLauncher();

const wrong = whyInstall();
if (wrong) await install(wrong);
const code = await run(node(), [join(ROOT, TASKS[task]), ...args], task === "inlay" ? stood : ROOT, childEnv());
process.exit(code);

/** Why packages must be installed, or undefined. Compares what is there with the lock file, not the times of files. */
function whyInstall() {
  const installed = readLock(join(ROOT, "node_modules", ".package-lock.json"));
  if (!installed) return existsSync(join(ROOT, "node_modules")) ? "node_modules is not whole" : "packages are missing";
  const wanted = readLock(join(ROOT, "package-lock.json"));
  if (!wanted) throw new Error("package-lock.json is missing or not readable.");
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === "" || entry.optional || entry.devOptional || entry.peer) continue; // those of other platforms
    if (installed[path]?.version !== entry.version)
      return `${path.replace(/^.*node_modules\//, "")} is not of the version in package-lock.json`;
  }
  return undefined;
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

async function install(reason) {
  process.stderr.write(`Installing packages (npm ci): ${reason}\n`);
  // npm must not run on the Node inside node_modules: `npm ci` removes that first.
  const env = { ...process.env, PATH: outsidePath() };
  delete env.NODE_ENV;
  const npm = process.env.npm_execpath;
  const outer = findOutside("node");
  const [command, first] = npm && outer && !npm.startsWith(join(ROOT, "node_modules")) ? [outer, [npm]] : ["npm", []];
  const status = await run(command, [...first, "ci", "--include=dev", "--no-audit", "--no-fund"], ROOT, env);
  if (status === 0) return;
  if (!asked) process.stderr.write(`npm ci failed (${status}): its output above says why. Is the package registry reachable?\n`);
  process.exit(status);
}

/** Node 24 of node_modules; the one that runs this when that is as new (where install scripts are switched off). */
function node() {
  const own = join(ROOT, "node_modules", ".bin", "node");
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  process.stderr.write(
    "Node 24 is not in node_modules: the install script of the package `node` did not run. Run `npm rebuild node`, or use Node 24 or newer.\n",
  );
  process.exit(1);
}

function childEnv() {
  const home = process.env.INLAY_HOME;
  return {
    ...process.env,
    PATH: [join(ROOT, "node_modules", ".bin"), outsidePath()].join(delimiter),
    // The same folder wherever the person stood.
    INLAY_HOME: home ? (isAbsolute(home) ? home : resolve(stood, home)) : join(ROOT, ".inlay"),
  };
}

function outsidePath() {
  const inside = join(ROOT, "node_modules");
  return (process.env.PATH ?? "")
    .split(delimiter)
    .filter((entry) => !entry.startsWith(inside))
    .join(delimiter);
}

function findOutside(program) {
  for (const folder of outsidePath().split(delimiter)) {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return join(folder, program);
    } catch {
      // not in this one
    }
  }
  return undefined;
}

function run(command, argv, cwd, env) {
  return new Promise((done) => {
    child = spawn(command, argv, { cwd, env, stdio: "inherit" });
    child.once("error", (error) => {
      process.stderr.write(`${command} could not be started: ${error.message}\n`);
      done(127);
    });
    child.once("exit", (status, signal) => done(status ?? 128 + (SIGNALS[signal] ?? 15)));
    if (asked) pass(asked);
  });
}

function pass(name) {
  asked = name;
  child?.kill(name);
}

/**
 * When the npm that started this is killed, nobody waits for the task any more, and no signal says so: the task is
 * then told to end. (npm starts scripts through a shell, so the shell's parent is looked at too.)
 */
function followLauncher() {
  if (!byNpm) return;
  const followed = [process.ppid];
  const above = parentOf(process.ppid);
  if (above > 1 && /\bnpm\b/.test(read(`/proc/${above}/cmdline`))) followed.push(above);
  setInterval(() => {
    if (!asked && (process.ppid !== followed[0] || followed.some((pid) => !lives(pid)))) pass("SIGTERM");
  }, 1_000).unref();
}

function parentOf(pid) {
  return Number(
    read(`/proc/${pid}/stat`)
      .replace(/^.*\) /s, "")
      .split(" ")[1] ?? 0,
  );
}

function lives(pid) {
  const stat = read(`/proc/${pid}/stat`);
  if (stat) return !/^.*\) Z/s.test(stat);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
