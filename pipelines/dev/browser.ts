import { execFile } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "#pipelines/dev/children.ts";
import { runProgram } from "#pipelines/dev/steps.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

export type Browser = { path: string; about: string };

/**
 * A Chromium that starts on this machine: CHROME_PATH, one in the PATH, the one Playwright keeps; else Playwright's is
 * downloaded, else (as root, where there is apt) the distribution's is installed.
 * @throws Error that says what was tried.
 */
export async function ensureChromium(say: (line: string) => void): Promise<Browser> {
  const found = await findChromium();
  if (found) return found;
  say("There is no Chromium here: Playwright downloads one");
  const playwright = join(ROOT, "node_modules/@playwright/test/cli.js");
  const asRoot = process.getuid?.() === 0;
  await runProgram({ command: process.execPath, args: [playwright, "install", ...(asRoot ? ["--with-deps"] : []), "chromium"] });
  const downloaded = await playwrights();
  if (downloaded) return downloaded;
  if (asRoot && (await inPath("apt-get"))) {
    say("That did not work: apt-get installs one");
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await runProgram({ command: "apt-get", args: ["update", "-q"], env });
    await runProgram({ command: "apt-get", args: ["install", "-y", "-q", "--no-install-recommends", "chromium"], env });
    const installed = await findChromium();
    if (installed) return installed;
  }
  throw new Error(
    "Browser tests need Chromium, and there is none: not in the PATH, Playwright could not download one, and apt-get (as root) did not bring one. Install chromium, or set CHROME_PATH to one.",
  );
}

async function findChromium(): Promise<Browser | undefined> {
  const given = process.env.CHROME_PATH;
  if (given) {
    if (await starts(given)) return { path: given, about: "CHROME_PATH" };
    throw new Error(`CHROME_PATH is ${given}, which does not start.`);
  }
  for (const name of NAMES) {
    const path = await inPath(name);
    if (path && (await starts(path))) return { path, about: path };
  }
  return playwrights();
}

async function playwrights(): Promise<Browser | undefined> {
  const { chromium } = await import("@playwright/test");
  const path = chromium.executablePath();
  return path && (await starts(path)) ? { path, about: "Playwright's own" } : undefined;
}

async function inPath(name: string): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const path = join(folder, name);
    const there = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (there) return path;
  }
  return undefined;
}

/** A file of that name may be a stub that only tells to install the real one. */
async function starts(path: string): Promise<boolean> {
  return promisify(execFile)(path, ["--version", "--no-sandbox"], { timeout: 20_000 }).then(
    ({ stdout }) => /\d+\.\d+/.test(stdout),
    () => false,
  );
}
