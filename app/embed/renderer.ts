import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { FrameAssets } from "#components/frame/assets.ts";
import type * as Render from "#components/frame/render.tsx";

export type Renderer = typeof Render & { assets: FrameAssets };

const FOLDER = join(process.cwd(), "dist/embed");
const held = globalThis as typeof globalThis & { __inlayRenderer?: Promise<Renderer> };

/**
 * What draws frames: a bundle of its own, since frames are no pages of Next. Loaded once a process.
 * @throws Error when it has not been built
 */
export function renderer(): Promise<Renderer> {
  held.__inlayRenderer ??= load().catch((error: unknown) => {
    held.__inlayRenderer = undefined;
    throw error;
  });
  return held.__inlayRenderer;
}

async function load(): Promise<Renderer> {
  const assets = JSON.parse(await readFile(join(FOLDER, "assets.json"), "utf8")) as FrameAssets;
  const module: typeof Render = await import(/* turbopackIgnore: true */ pathToFileURL(join(FOLDER, "renderer.mjs")).href);
  return { ...module, assets };
}
