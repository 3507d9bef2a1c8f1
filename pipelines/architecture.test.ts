import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

/** The rules of the house (docs/architecture.md), as laws over its source files. */

const ROOT = resolve(import.meta.dirname, "..");
const ROOMS = ["db", "server", "pipelines", "app", "components", "bench", "e2e"];

/** Rooms in import order: each may import itself and what stands before it. */
const ORDER = ["db", "server", "pipelines", "app"];

/** Files over 300 lines, each with the reason why it is still one idea. */
const LONG: Record<string, string> = {};

/** Readers of the environment besides server/env.ts, each with its reason. */
const ENV_READERS: Record<string, string> = {
  "server/log.ts": "the logger exists before anything can be read wrongly and told",
  "server/auth/next-auth-options.ts": "next-auth takes the app's address from the environment only, so it is written there",
  "next.config.mjs": "Next reads it before our code",
  "instrumentation.ts": "told by Next for which runtime it is built, and to leave the rest out of the other",
  "playwright.config.ts": "read by Playwright in several processes",
  "pipelines/dev/browser-setup.ts": "run by Playwright, told by its configuration",
  "pipelines/launch.mjs": "runs before anything is installed",
  "pipelines/dev/children.ts": "passes its environment on to child processes",
  "pipelines/dev/build-embed.ts": "tells the bundler what the environment of a browser is",
  "pipelines/dev/steps.ts": "passes its environment on to child processes",
  "pipelines/dev/build.ts": "passes its environment on to child processes",
  "pipelines/dev/leash.mjs": "preloaded before any code of ours, and takes its mark out of the environment",
  "pipelines/dev/browser.ts": "looks for a browser in CHROME_PATH and the PATH",
  "db/embedded/account.ts": "looks for programs outside of the PATH",
  "db/embedded/postmaster.ts": "cleans the environment of the server it starts",
  "db/testing/global-setup.ts": "set-up of the test run",
};

type Import = { from: string; typeOnly: boolean };
type Source = { path: string; text: string; code: string; imports: Import[] };

const sources = allSources();
const byPath = new Map(sources.map((source) => [source.path, source]));
const production = sources.filter((source) => !isTest(source.path));

describe("imports", () => {
  test("go down only: db < server < pipelines < app", () => {
    const wrong = edges(production).filter(({ from, to }) => {
      const [own, other] = [ORDER.indexOf(roomOf(from)), ORDER.indexOf(roomOf(to))];
      return own >= 0 && other >= 0 && other > own;
    });
    expect(told(wrong)).toEqual([]);
  });

  test("of components are components, and of server types and what a form may ask (*-input.ts)", () => {
    const wrong = edges(production).filter(
      ({ from, to, typeOnly }) =>
        roomOf(from) === "components" && roomOf(to) !== "components" && !(roomOf(to) === "server" && (typeOnly || isInput(to))),
    );
    expect(told(wrong)).toEqual([]);
  });

  test("of what a form may ask lead to zod alone, so that no server code reaches a browser", () => {
    const wrong = production.filter(({ path }) => isInput(path)).flatMap((source) => beyondZod(source));
    expect(wrong).toEqual([]);
  });

  test("of components from elsewhere come from app, and from pipelines for reports", () => {
    const wrong = edges(production).filter(
      ({ from, to }) => roomOf(to) === "components" && ["db", "server"].includes(roomOf(from)),
    );
    expect(told(wrong)).toEqual([]);
  });

  test("in production code never point at tests or their helpers", () => {
    const wrong = edges(production).filter(({ to }) => isTest(to));
    expect(told(wrong)).toEqual([]);
  });

  test("have no cycle", () => {
    expect(cycles(sources)).toEqual([]);
  });

  test("name files that exist, with their ending, from the root or beside them", () => {
    const wrong = sources.flatMap((source) =>
      source.imports
        .filter(({ from }) => from.startsWith("..") || (/^[#.]/.test(from) && !resolved(source, from)))
        .map(({ from }) => `${source.path}: ${from}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe("files", () => {
  test("are no barrels", () => {
    const wrong = sources.filter(({ code }) => /^export\s+(type\s+)?(\*|\{[^}]*\})\s*(as\s+\w+\s+)?from\s*["'][#.]/m.test(code));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test("have at most 300 lines, save those with a reason", () => {
    const long = sources.filter(({ text }) => text.split("\n").length - 1 > 300).map(({ path }) => path);
    expect(long.sort()).toEqual(Object.keys(LONG).sort());
  });

  test("are named in kebab-case", () => {
    const wrong = sources.filter(
      ({ path }) => ["db", "server", "pipelines", "bench"].includes(roomOf(path)) && !/^[a-z0-9.-]+$/.test(posix.basename(path)),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

describe("code", () => {
  test("reads the environment in one place", () => {
    const readers = production.filter(({ code }) => /\bprocess\s*\.\s*env\b/.test(code)).map(({ path }) => path);
    expect(readers.filter((path) => path !== "server/env.ts" && !(path in ENV_READERS) && roomOf(path) !== "e2e")).toEqual([]);
  });

  test("has no any and no suppressions", () => {
    const wrong = sources.flatMap(({ path, text, code }) => [
      ...[...code.matchAll(/(?::|\bas|<|\|)\s*any\b(?!\s*[(:=.])/g)].map((hit) => `${path}: ${hit[0]}`),
      ...[...text.matchAll(/(?:@ts-|biome-|eslint-)(?:ignore|expect-error|nocheck|disable)/g)].map((hit) => `${path}: ${hit[0]}`),
    ]);
    expect(wrong.filter((line) => !line.startsWith("pipelines/architecture.test.ts"))).toEqual([]);
  });
});

type Edge = { from: string; to: string; typeOnly: boolean };

function edges(of: readonly Source[]): Edge[] {
  return of.flatMap((source) =>
    source.imports.flatMap(({ from, typeOnly }) => {
      const to = resolved(source, from);
      return to ? [{ from: source.path, to, typeOnly }] : [];
    }),
  );
}

const told = (wrong: readonly Edge[]) => wrong.map(({ from, to }) => `${from} imports ${to}`);

/** The file an import names; undefined for packages. */
function resolved(source: Source, from: string): string | undefined {
  const path = from.startsWith("#") ? from.slice(1) : from.startsWith(".") ? posix.join(dirname(source.path), from) : undefined;
  return path !== undefined && (byPath.has(path) || existsSync(join(ROOT, path))) ? path : undefined;
}

/** Each cycle once, as the files on it. Types count too: two files that need each other's types are one idea. */
function cycles(of: readonly Source[]): string[] {
  const next = Map.groupBy(edges(of), (edge) => edge.from);
  const found = new Set<string>();
  const done = new Set<string>();
  const visit = (path: string, trail: string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      found.add([...trail.slice(at)].sort().join(" <> "));
      return;
    }
    if (done.has(path)) return;
    for (const { to } of next.get(path) ?? []) visit(to, [...trail, path]);
    done.add(path);
  };
  for (const { path } of of) visit(path, []);
  return [...found];
}

function allSources(): Source[] {
  const inRooms = ROOMS.flatMap((room) =>
    existsSync(join(ROOT, room))
      ? readdirSync(join(ROOT, room), { recursive: true, encoding: "utf8" }).map((name) => join(room, name))
      : [],
  );
  const atRoot = readdirSync(ROOT).filter((name) => name !== "next-env.d.ts");
  return [...inRooms, ...atRoot]
    .map((name) => relative(ROOT, join(ROOT, name)).split("\\").join("/"))
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name))
    .map((path) => {
      const text = readFileSync(join(ROOT, path), "utf8");
      const code = withoutComments(text);
      return { path, text, code, imports: importsOf(code) };
    });
}

/** Comments go, line by line and block by block; a "//" inside a string (an address) stays. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(^|[^:"'`\\])\/\/[^\n]*/g, "$1");
}

function importsOf(code: string): Import[] {
  const statements = [...code.matchAll(/^\s*(?:import|export)\s+(type\s+)?[^;"']*?\s*\bfrom\s*["']([^"']+)["']/gm)].map(
    ([, type, from = ""]) => ({
      // `import { type A }` leaves an empty import behind, which still loads the file: only `import type` counts.
      from,
      typeOnly: type !== undefined,
    }),
  );
  const bare = [...code.matchAll(/^\s*import\s*["']([^"']+)["']/gm), ...code.matchAll(/\bimport\(\s*["']([^"']+)["']/g)].map(
    ([, from = ""]) => ({ from, typeOnly: false }),
  );
  return [...statements, ...bare];
}

/** What a form and the server check alike: server/<room>/<thing>-input.ts. */
function isInput(path: string): boolean {
  return path.startsWith("server/") && path.endsWith("-input.ts");
}

/** Packages other than zod that a file's values come from, directly or by files of ours. */
function beyondZod(source: Source): string[] {
  return source.imports
    .filter(({ typeOnly, from }) => !typeOnly && from !== "zod")
    .flatMap(({ from }) => {
      const next = byPath.get(resolved(source, from) ?? "");
      return next ? beyondZod(next) : [`${source.path}: ${from}`];
    });
}

function isTest(path: string): boolean {
  return (
    path === "playwright.config.ts" || /\.(test|faults|bench|spec)\.tsx?$/.test(path) || /(^|\/)(testing|bench|e2e)\//.test(path)
  );
}

const roomOf = (path: string) =>
  path.includes("/") ? path.slice(0, path.indexOf("/")) : ["proxy.ts", "instrumentation.ts"].includes(path) ? "app" : "root";
