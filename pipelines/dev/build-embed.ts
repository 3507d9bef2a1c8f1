import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import tailwind from "@tailwindcss/postcss";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";
import postcss from "postcss";
import type { FrameAssets } from "#components/frame/assets.ts";
import { ROOT } from "#pipelines/dev/children.ts";

/** Where browsers fetch what frames are made of; each name has the hash of its content, so it may be kept for ever. */
const PUBLIC = join(ROOT, "public/embed/f");
/** Where the web app finds the renderer and the list of files. */
const OUT = join(ROOT, "dist/embed");
const FONTS = ["inter-latin", "inter-latin-ext"] as const;
/** Figures and most languages are written in it. */
const FIRST_FONT = "inter-latin";

/** Next's links and router are the frame's own there: a frame is no page of Next. */
const ALIASES = {
  "next/link": "#components/frame/shims/next-link.tsx",
  "next/navigation": "#components/frame/shims/next-navigation.ts",
};

const COMMON: BuildOptions = {
  absWorkingDir: ROOT,
  bundle: true,
  format: "esm",
  jsx: "automatic",
  alias: ALIASES,
  legalComments: "none",
  metafile: true,
  logLevel: "silent",
  define: { "process.env.NODE_ENV": '"production"' },
};

/** Who draws charts: on the server when they are asked for; in the browser nobody, since the drawings are on the page already. */
const drawnBy = (shim: "lazy-drawings" | "no-drawings"): Plugin => ({
  name: "drawn-by",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^#components\/charts\/render-svg\.ts$/ }, ({ importer }) => {
      const path = join(ROOT, `components/frame/shims/${shim}.ts`);
      // It asks for what it stands in for.
      return importer === path ? null : { path };
    }),
});

/**
 * Makes what frames are made of: the renderer that the web app draws them with, and the stylesheet, letters and scripts that
 * browsers fetch. Takes about two seconds.
 */
export async function buildEmbed(): Promise<void> {
  await Promise.all([rm(PUBLIC, { recursive: true, force: true }), rm(OUT, { recursive: true, force: true })]);
  await Promise.all([mkdir(PUBLIC, { recursive: true }), mkdir(OUT, { recursive: true })]);
  const [styles, scripts] = await Promise.all([buildStyles(), buildScripts(), buildRenderer()]);
  const assets: FrameAssets = { ...styles, ...scripts };
  await writeFile(join(OUT, "assets.json"), JSON.stringify(assets, null, 2));
}

/** What draws frames on the server, as one file. Below the project's folder: what is not inside is looked for from there. */
export async function buildRenderer(outfile = join(OUT, "renderer.mjs")): Promise<void> {
  await build({
    ...COMMON,
    entryPoints: [join(ROOT, "components/frame/render.tsx")],
    outfile,
    plugins: [drawnBy("lazy-drawings")],
    platform: "node",
    target: "node20",
    external: ["echarts"],
    // Some packages inside ask for others the old way.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
}

async function buildScripts(): Promise<Pick<FrameAssets, "shell" | "chart" | "app" | "engine" | "words">> {
  const { metafile } = await build({
    ...COMMON,
    entryPoints: {
      shell: join(ROOT, "components/frame/shell.ts"),
      chart: join(ROOT, "components/frame/first-chart.ts"),
      app: join(ROOT, "components/frame/app.tsx"),
    },
    plugins: [drawnBy("no-drawings")],
    outdir: PUBLIC,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    splitting: true,
    minify: true,
    platform: "browser",
    target: ["chrome111", "firefox121", "safari16.4"],
  });
  if (!metafile) throw new Error("The bundler told nothing of what it made.");
  const of = (source: string) => addressOf(metafile, source);
  return {
    shell: of("components/frame/shell.ts"),
    chart: of("components/frame/first-chart.ts"),
    app: of("components/frame/app.tsx"),
    engine: of("components/charts/engine.ts"),
    words: wordsOf(metafile),
  };
}

function addressOf(metafile: Metafile, source: string): string {
  const found = Object.entries(metafile.outputs).find(([, output]) => output.entryPoint === source);
  if (!found) throw new Error(`The bundle has no output for ${source}.`);
  return `/embed/f/${basename(found[0])}`;
}

/** The chunk of each language, to be fetched with the page. */
function wordsOf(metafile: Metafile): Record<string, string> {
  const found = Object.entries(metafile.outputs).flatMap(([file, { entryPoint }]) => {
    const language = /^components\/words\/languages\/(\w+)\.ts$/.exec(entryPoint ?? "")?.[1];
    return language ? [[language, `/embed/f/${basename(file)}`]] : [];
  });
  return Object.fromEntries(found);
}

async function buildStyles(): Promise<Pick<FrameAssets, "css" | "font">> {
  const source = join(ROOT, "components/frame/frame.css");
  const { css } = await postcss([tailwind({ optimize: { minify: true } })]).process(await readFile(source, "utf8"), {
    from: source,
  });
  let named = css;
  const fonts = new Map<string, string>();
  for (const font of FONTS) fonts.set(font, await buildFont(font));
  for (const [font, file] of fonts) named = named.replaceAll(`${font}.woff2`, file);
  const name = `frame-${hashOf(named)}.css`;
  await writeFile(join(PUBLIC, name), named);
  return { css: `/embed/f/${name}`, font: `/embed/f/${fonts.get(FIRST_FONT)}` };
}

async function buildFont(font: (typeof FONTS)[number]): Promise<string> {
  const source = join(ROOT, `node_modules/@fontsource-variable/inter/files/${font}-wght-normal.woff2`);
  const name = `${font}-${hashOf(await readFile(source))}.woff2`;
  await copyFile(source, join(PUBLIC, name));
  return name;
}

const hashOf = (content: string | Buffer): string => createHash("sha256").update(content).digest("hex").slice(0, 10);
