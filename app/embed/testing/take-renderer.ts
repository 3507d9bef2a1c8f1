import { mkdtemp, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { renderer } from "#app/embed/renderer.ts";
import type { FrameAssets } from "#components/frame/assets.ts";
import { buildRenderer } from "#pipelines/dev/build-embed.ts";

/** Frames are drawn by a bundle, which is made of the sources as they are, since a build may be older or missing. @returns what removes it */
export async function takeRenderer(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(resolve("node_modules/.frames-"));
  const file = `${folder}/renderer.mjs`;
  await buildRenderer(file);
  const assets: FrameAssets = {
    font: "/embed/f/inter-test.woff2",
    css: "/embed/f/f.css",
    shell: "/embed/f/shell.js",
    chart: "/embed/f/chart.js",
    app: "/embed/f/app.js",
    engine: "/embed/f/e.js",
    words: {},
  };
  const module: Awaited<ReturnType<typeof renderer>> = await import(/* @vite-ignore */ pathToFileURL(file).href);
  Object.assign(globalThis, { __inlayRenderer: Promise.resolve({ ...module, assets }) });
  return () => rm(folder, { recursive: true });
}
