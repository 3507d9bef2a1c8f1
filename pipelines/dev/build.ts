import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { access, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { buildEmbed } from "#pipelines/dev/build-embed.ts";
import { buildSdk } from "#pipelines/dev/build-sdk.ts";
import { LEASH, ROOT } from "#pipelines/dev/children.ts";

/** What the production build is made of. */
const SOURCES = [
  "app",
  "components",
  "server",
  "db",
  "pipelines",
  "next.config.mjs",
  "package-lock.json",
  "postcss.config.mjs",
  "tsconfig.json",
  "proxy.ts",
  "instrumentation.ts",
  "instrumentation-client.ts",
];
const OUT = join(ROOT, ".next");
const STAMP = join(OUT, "inlay-build.json");
/** Made last of what is made beside it. */
const FRAMES = join(ROOT, "dist/embed/assets.json");

export type BuildReport = { built: boolean; ms: number; output: string };

/**
 * Makes the production web app in `.next`, unless the one that is there was made of the same sources.
 * @throws Error with the end of the builder's output.
 */
export async function ensureBuild(options: { show?: boolean } = {}): Promise<BuildReport> {
  const begun = performance.now();
  const hash = await sourcesHash();
  const stamp = await readFile(STAMP, "utf8").catch(() => "");
  const whole = (await exists(join(OUT, "BUILD_ID"))) && (await exists(FRAMES));
  if (whole && stamp === hash) return { built: false, ms: performance.now() - begun, output: "" };
  await buildFrames();
  const { code, output } = await nextBuild(options.show ?? false);
  if (code !== 0)
    throw new Error(
      `The web app could not be built (next build ended with ${code}):\n${output.trimEnd().split("\n").slice(-40).join("\n")}`,
    );
  await writeFile(STAMP, hash);
  return { built: true, ms: performance.now() - begun, output };
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** What tenants' pages fetch of Inlay: frames and the SDK. Before the web app, which lists its public files when it starts. */
export async function buildFrames(): Promise<void> {
  await Promise.all([buildEmbed(), buildSdk()]);
}

function nextBuild(show: boolean): Promise<{ code: number | null; output: string }> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ["--import", LEASH, join(ROOT, "node_modules/next/dist/bin/next"), "build"], {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", INLAY_LEASH: String(process.pid) },
      // The builder ends with us, however we end (leash.mjs).
      stdio: ["pipe", "pipe", "pipe"],
    });
    child.stdin.on("error", () => {});
    let output = "";
    const take = (chunk: Buffer) => {
      output += chunk;
      if (show) process.stderr.write(chunk);
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.once("error", fail);
    child.once("close", (code) => done({ code, output }));
  });
}

async function sourcesHash(): Promise<string> {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    for (const file of await filesUnder(join(ROOT, source)))
      hash
        .update(relative(ROOT, file))
        .update("\0")
        .update(await readFile(file));
  }
  return hash.digest("hex");
}

async function filesUnder(path: string): Promise<string[]> {
  const there = await stat(path).catch(() => undefined);
  if (!there) return [];
  if (!there.isDirectory()) return [path];
  const names = await readdir(path, { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile() && !/\.(test|faults|bench)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
