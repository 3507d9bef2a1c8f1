import { readFile } from "node:fs/promises";
import { type Document, isNode, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { AppError } from "#server/errors.ts";
import { Mapping } from "./mapping-schema.ts";

export type Place = { line: number; column: number };
type Path = readonly PropertyKey[];

/** A mapping, and where each of its parts stands in the file, for messages. */
export type LoadedMapping = { name: string; mapping: Mapping; placeOf: (path: Path) => Place };

/** @throws AppError BAD_REQUEST listing everything that is wrong, each as "name:line:column: what". */
export async function loadMapping(file: string): Promise<LoadedMapping> {
  const text = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw new AppError(
      "BAD_REQUEST",
      { message: `The mapping ${file} cannot be read (${cause.code ?? cause.message}).` },
      { cause },
    );
  });
  return parseMapping(text, file);
}

/** The same from text; `name` stands in messages. */
export function parseMapping(text: string, name: string): LoadedMapping {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  if (document.errors.length > 0) {
    throw mappingError(document.errors.map((error) => `${at(name, placeAt(lines, error.pos[0]))}: ${error.message}`));
  }
  const placeOf = (path: Path) => findPlace(document, lines, path);
  const parsed = Mapping.safeParse(document.toJS({ maxAliasCount: 100 }));
  if (!parsed.success) {
    throw mappingError(
      flatten(parsed.error.issues).map((issue) => `${at(name, placeOf(issue.path))}: ${pathText(issue.path)}${issue.message}`),
    );
  }
  return { name, mapping: parsed.data, placeOf };
}

/** An error at a place of the mapping, found after its schema was checked. */
export function errorAt(loaded: LoadedMapping, path: Path, message: string): AppError {
  return mappingError([`${at(loaded.name, loaded.placeOf(path))}: ${pathText(path)}${message}`]);
}

function mappingError(lines: string[]): AppError {
  const shown = lines.slice(0, 20);
  if (lines.length > shown.length) shown.push(`and ${lines.length - shown.length} more`);
  return new AppError("BAD_REQUEST", { message: `The mapping is not usable:\n  ${shown.join("\n  ")}`, errors: lines });
}

const at = (name: string, place: Place) => `${name}:${place.line}:${place.column}`;
const pathText = (path: Path) => (path.length > 0 ? `${path.map(String).join(".")}: ` : "");

type Flat = { path: PropertyKey[]; message: string };

/** One line per mistake: unknown keys one by one at their own place, and of a union the branch that came furthest. */
function flatten(issues: readonly z.core.$ZodIssue[], base: Path = []): Flat[] {
  return issues.flatMap((issue): Flat[] => {
    const path = [...base, ...issue.path];
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({ path: [...path, key], message: "is not a key known here" }));
    if (issue.code === "invalid_union") {
      const branches = issue.errors.map((branch) => flatten(branch, path));
      const depth = (branch: Flat[]) => Math.max(0, ...branch.map((flat) => flat.path.length));
      const deepest = branches.sort((a, b) => depth(b) - depth(a))[0];
      if (deepest && depth(deepest) > path.length) return deepest;
    }
    if (issue.code === "invalid_key") return [{ path, message: issue.issues[0]?.message ?? issue.message }];
    if (issue.code === "invalid_type")
      return [{ path, message: issue.message.replace(/^Invalid input: expected (.*), received undefined$/, "is required ($1)") }];
    return [{ path, message: issue.message }];
  });
}

/** The place of a path's value, of its key when the value is absent, else of the nearest parent that exists. */
function findPlace(document: Document, lines: LineCounter, path: Path): Place {
  for (let length = path.length; length >= 0; length--) {
    const steps = path.slice(0, length);
    const node = length === 0 ? document.contents : document.getIn(steps, true);
    if (isNode(node) && node.range) return placeAt(lines, node.range[0]);
  }
  return { line: 1, column: 1 };
}

function placeAt(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}
