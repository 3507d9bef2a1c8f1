import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The rows of a table of docs/contracts.md, by their first column: what the manual says that happens. */
export function documented(heading: string): Record<string, string> {
  const lines = readFileSync(join(import.meta.dirname, "../../../docs/contracts.md"), "utf8").split("\n");
  const from = lines.indexOf(heading);
  if (from < 0) throw new Error(`docs/contracts.md has no heading ${heading}`);
  const to = lines.findIndex((line, at) => at > from && line.startsWith("#"));
  const rows = lines.slice(from, to < 0 ? undefined : to).filter((line) => /^\| (?!---)/.test(line));
  return Object.fromEntries(rows.slice(1).map((row) => row.slice(2, -2).split(" | ") as [string, string]));
}
