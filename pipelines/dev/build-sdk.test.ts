import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { InlayDashboard } from "#components/embed/react/inlay-dashboard.ts";
import { buildSdk, bundleSdk, gzipped, SDK_BUDGET } from "#pipelines/dev/build-sdk.ts";
import { ROOT } from "#pipelines/dev/children.ts";
import { packSdk } from "#pipelines/dev/pack-sdk.ts";

const run = promisify(execFile);
let place: string;

beforeAll(async () => {
  await mkdir(join(ROOT, ".inlay"), { recursive: true });
  place = await mkdtemp(join(ROOT, ".inlay/sdk-test-"));
});
afterAll(() => rm(place, { recursive: true, force: true }));

describe("the script of the SDK", () => {
  test("has at most 4 KB gzipped, and needs nothing else", async () => {
    expect(SDK_BUDGET).toBe(4096);
    for (const file of ["v1.js", "v1.mjs"] as const) {
      const text = await bundleSdk(file);
      expect(gzipped(text), file).toBeLessThanOrEqual(SDK_BUDGET);
      expect(text, file).not.toMatch(/\b(import\s*[("'{]|require\s*\(|eval\s*\(|innerHTML|localStorage|sessionStorage|console)/);
    }
  });

  test("is written where the deployment serves it from", async () => {
    await buildSdk(join(place, "served"));
    expect(await readFile(join(place, "served/v1.js"), "utf8")).toBe(await bundleSdk("v1.js"));
    expect(await readFile(join(place, "served/v1.mjs"), "utf8")).toBe(await bundleSdk("v1.mjs"));
  });

  test("can be read in pages of any encoding", async () => {
    for (const file of ["v1.js", "v1.mjs"] as const) expect(await bundleSdk(file)).toMatch(/^[\n\x20-\x7e]*$/);
  });
});

describe("the package @inlay/embed", () => {
  beforeAll(() => packSdk(join(place, "node_modules/@inlay/embed")), 30_000);

  test("is what npm packs: scripts, types, and nothing of ours", async () => {
    const folder = join(place, "node_modules/@inlay/embed");
    const { stdout } = await run("npm", ["pack", "--dry-run", "--json"], { cwd: folder });
    const [packed] = JSON.parse(stdout) as [{ name: string; files: { path: string }[] }];
    expect(packed.name).toBe("@inlay/embed");
    expect(packed.files.map(({ path }) => path).sort()).toEqual([
      "README.md",
      "index.d.ts",
      "index.js",
      "package.json",
      "react.d.ts",
      "react.js",
      "types/protocol.d.ts",
      "types/react/inlay-dashboard.d.ts",
      "types/sdk/element.d.ts",
      "types/sdk/module.d.ts",
      "types/sdk/options.d.ts",
    ]);
  });

  test("may be imported where there is no window", async () => {
    await writeFile(
      join(place, "server.mjs"),
      `import { Inlay } from "@inlay/embed"; import { InlayDashboard } from "@inlay/embed/react";
       process.stdout.write(typeof Inlay.mount + " " + typeof InlayDashboard);`,
    );
    expect((await run(process.execPath, [join(place, "server.mjs")])).stdout).toBe("function object");
  });

  test("has types that a strict host compiles with, and that refuse what is wrong", async () => {
    await writeFile(join(place, "host.ts"), HOST);
    await writeFile(
      join(place, "tsconfig.json"),
      JSON.stringify({
        compilerOptions: {
          ...{ strict: true, noEmit: true, module: "nodenext", target: "es2022", lib: ["es2022", "dom"], types: [] },
        },
        files: ["host.ts"],
      }),
    );
    const compiled = await run(join(ROOT, "node_modules/.bin/tsc"), ["-p", place]).catch(({ stdout }) => ({ stdout }));
    const faults = [...String(compiled.stdout).matchAll(/host\.ts\((\d+),\d+\): error/g)].map(([, line]) => Number(line));
    const wanted = HOST.split("\n").flatMap((line, at) => (line.includes("// wrong") ? [at + 1] : []));
    expect(faults, String(compiled.stdout)).toEqual(wanted);
  }, 30_000);
});

test("the React wrapper is an empty place on a server", () => {
  const html = renderToString(createElement(InlayDashboard, { dashboard: "spending", tokenUrl: "/token", className: "mine" }));
  expect(html).toBe('<div class="mine"></div>');
});

const HOST = `import { Inlay, type FrameState } from "@inlay/embed";
import { InlayDashboard, type InlayDashboardRef } from "@inlay/embed/react";
import { createElement, createRef } from "react";
const handle = Inlay.mount(document.body, {
  dashboard: "spending",
  getToken: async () => ({ token: "a.b.c" }),
  theme: "dark",
  onDrill: async ({ filters, event }) => { filters.category; event; return false; },
  onFilterChanged: ({ state }: { state: FrameState }) => { state.filters; },
  onError: ({ code }) => code === "TOKEN_ENDPOINT",
});
handle.setFilters({ filters: { category: ["rent"] } });
const off: () => void = handle.on("resize", ({ height }) => height.toFixed());
const element = document.createElement("inlay-dashboard");
element.getToken = () => "a.b.c";
element.embed?.print();
createElement(InlayDashboard, { dashboard: "devices", tokenUrl: "/t", base: "https://i.example", ref: createRef<InlayDashboardRef>() });
Inlay.mount(document.body, { tokenUrl: "/t" }); // wrong
Inlay.mount("#place", { dashboard: "spending", tokenUrl: 5 }); // wrong
handle.setFilters({ comparison: "never" }); // wrong
handle.on("unknown", () => {}); // wrong
off();
`;
