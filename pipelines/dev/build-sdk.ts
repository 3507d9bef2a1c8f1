import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { ROOT } from "#pipelines/dev/children.ts";

/** Compressed bytes that the script may have (docs/embedding/protocol.md). */
export const SDK_BUDGET = 4096;

const ENTRIES = {
  /** For `<script src>`. */
  "v1.js": { entry: "components/embed/sdk/script.ts", format: "iife" },
  /** For `import` from the deployment, and in a package. */
  "v1.mjs": { entry: "components/embed/sdk/module.ts", format: "esm" },
  /** For a package; React is the host's. */
  "react.js": { entry: "components/embed/react/inlay-dashboard.ts", format: "esm" },
} as const;
export type SdkFile = keyof typeof ENTRIES;

/**
 * One file of the SDK, minified, as browsers of the last three years run it.
 * @throws Error with esbuild's words when the source has faults.
 */
export async function bundleSdk(file: SdkFile): Promise<string> {
  const { entry, format } = ENTRIES[file];
  const { outputFiles = [] } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format,
    target: ["chrome109", "firefox115", "safari16"],
    // Whatever the encoding of the page it stands in, and smaller compressed.
    charset: "ascii",
    legalComments: "none",
    external: ["react"],
    // React components run in browsers alone; frameworks that render on servers want to be told.
    banner: file === "react.js" ? { js: '"use client";' } : {},
    logLevel: "silent",
  });
  return outputFiles[0]!.text;
}

export const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length;

/**
 * Writes what the deployment serves at `/embed/v1.js` and `/embed/v1.mjs`, before the web app starts.
 * @throws Error when the script is over its budget.
 */
export async function buildSdk(folder = join(ROOT, "public/embed")): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const file of ["v1.js", "v1.mjs"] as const) {
    const text = await bundleSdk(file);
    if (gzipped(text) > SDK_BUDGET) throw new Error(`${file} has ${gzipped(text)} bytes gzipped; ${SDK_BUDGET} are its budget.`);
    await writeFile(join(folder, file), text);
  }
}

if (import.meta.main) await buildSdk();
