import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, posix, relative } from "node:path";
import { promisify } from "node:util";
import { bundleSdk } from "#pipelines/dev/build-sdk.ts";
import { ROOT } from "#pipelines/dev/children.ts";

const run = promisify(execFile);
const SOURCES = join(ROOT, "components/embed");
/** Files whose types a host sees; those of the rest stay ours. */
const TYPES = ["protocol", "sdk/options", "sdk/module", "sdk/element", "react/inlay-dashboard"];

/** What the package gives, by the file of types it stands in. */
const INDEX = {
  "sdk/module": ["Inlay"],
  "sdk/options": ["EmbedEvents", "EventName", "Handle", "Listener", "Mount", "MountOptions", "Theme", "Token"],
  "sdk/element": ["InlayDashboardElement"],
  protocol: ["ErrorCode", "FrameFilters", "FrameMessage", "FrameState", "HostMessage"],
};
const REACT = { "react/inlay-dashboard": ["InlayDashboard", "InlayDashboardProps", "InlayDashboardRef"] };

const exporting = (names: Record<string, readonly string[]>): string =>
  Object.entries(names)
    .map(([file, those]) => `export { ${those.join(", ")} } from "./types/${file}.js";\n`)
    .join("");

const README = `# @inlay/embed

Dashboards of Inlay inside your own app.

\`\`\`ts
import { Inlay } from "@inlay/embed";

Inlay.mount(document.querySelector("#spending")!, {
  base: "https://inlay.example",
  dashboard: "spending",
  tokenUrl: "/my-backend/inlay-token",
});
\`\`\`

In React: \`import { InlayDashboard } from "@inlay/embed/react"\`. Importing \`@inlay/embed\` also makes \`<inlay-dashboard>\` known.
What may be said, and what comes back: docs/embedding/protocol.md of Inlay.
`;

/**
 * Writes the package `@inlay/embed`, with its types, ready for `npm pack`.
 * @throws Error when a source has faults
 */
export async function packSdk(folder = join(ROOT, ".inlay/sdk")): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const { version } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8")) as { version: string };
  const files: Record<string, string> = {
    "package.json": `${JSON.stringify(manifest(version), null, 2)}\n`,
    "README.md": README,
    "index.js": await bundleSdk("v1.mjs"),
    "index.d.ts": exporting(INDEX),
    "react.js": await bundleSdk("react.js"),
    "react.d.ts": exporting(REACT),
    ...(await declarations()),
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

const manifest = (version: string) => ({
  name: "@inlay/embed",
  version,
  description: "Dashboards of Inlay inside your own app.",
  license: "UNLICENSED",
  type: "module",
  exports: {
    ".": { types: "./index.d.ts", default: "./index.js" },
    "./react": { types: "./react.d.ts", default: "./react.js" },
    "./package.json": "./package.json",
  },
  files: ["index.js", "index.d.ts", "react.js", "react.d.ts", "types"],
  peerDependencies: { react: ">=18" },
  peerDependenciesMeta: { react: { optional: true } },
});

/** Types of the public files, by their place in the package; our own paths become relative ones. */
async function declarations(): Promise<Record<string, string>> {
  await mkdir(join(ROOT, ".inlay"), { recursive: true });
  const place = await mkdtemp(join(ROOT, ".inlay/sdk-types-"));
  try {
    const project = {
      extends: join(ROOT, "tsconfig.json"),
      compilerOptions: {
        ...{ noEmit: false, declaration: true, emitDeclarationOnly: true, incremental: false, plugins: [], types: [] },
        ...{ outDir: join(place, "out"), rootDir: SOURCES },
      },
      include: [],
      files: TYPES.map((name) => join(SOURCES, `${name}.ts`)),
    };
    await writeFile(join(place, "tsconfig.json"), JSON.stringify(project));
    await run(join(ROOT, "node_modules/.bin/tsc"), ["-p", join(place, "tsconfig.json")], { cwd: ROOT });
    const texts = TYPES.map(async (name) => {
      const text = await readFile(join(place, "out", `${name}.d.ts`), "utf8");
      return [`types/${name}.d.ts`, text.replace(/"#components\/embed\/([^"]+)\.ts"/g, (_, to) => `"${beside(name, to)}"`)];
    });
    return Object.fromEntries(await Promise.all(texts));
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

function beside(from: string, to: string): string {
  const way = posix.relative(posix.dirname(from), `${to}.js`);
  return way.startsWith(".") ? way : `./${way}`;
}

if (import.meta.main) {
  await packSdk();
  process.stdout.write(`The package is in ${relative(process.cwd(), join(ROOT, ".inlay/sdk"))}: npm pack ./.inlay/sdk\n`);
}
