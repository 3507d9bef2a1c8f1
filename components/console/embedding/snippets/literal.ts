import type { Json } from "#components/console/embedding/snippets/input.ts";

/** How a language writes values, so that whatever stands in them stays a value. */
type Grammar = {
  text: (value: string) => string;
  list: (values: string[]) => string;
  map: (entries: [name: string, value: string][]) => string;
  none: string;
};

/** A value as a language writes it in one line. */
export function literal(grammar: Grammar, value: Json): string {
  if (value === null) return grammar.none;
  if (typeof value === "string") return grammar.text(value.toWellFormed());
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (isList(value)) return grammar.list(value.map((one) => literal(grammar, one)));
  return grammar.map(Object.entries(value).map(([name, one]) => [grammar.text(name.toWellFormed()), literal(grammar, one)]));
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const json = (value: string) => JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
const lines = (value: string) => value.replace(/\p{Cc}/gu, " ");
const listed = (values: string[]) => `[${values.join(", ")}]`;
const paired = (entries: [string, string][], between: string) =>
  entries.map(([name, value]) => `${name}${between}${value}`).join(", ");
/** In single quotes nothing is read but a quote and a backslash. */
const single = (value: string) => `'${lines(value).replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

export const JAVASCRIPT: Grammar = { text: json, list: listed, map: (all) => `{ ${paired(all, ": ")} }`, none: "null" };
export const PYTHON: Grammar = { text: json, list: listed, map: (all) => `{${paired(all, ": ")}}`, none: "None" };
export const PHP: Grammar = { text: single, list: listed, map: (all) => `[${paired(all, " => ")}]`, none: "null" };
export const RUBY: Grammar = { text: single, list: listed, map: (all) => `{ ${paired(all, " => ")} }`, none: "nil" };
export const GO: Grammar = {
  text: json,
  list: (values) => `[]any{${values.join(", ")}}`,
  map: (all) => `map[string]any{${paired(all, ": ")}}`,
  none: "nil",
};
export const JAVA: Grammar = {
  text: json,
  list: (values) => `List.of(${values.join(", ")})`,
  map: (all) => `Map.of(${paired(all, ", ")})`,
  none: "null",
};
