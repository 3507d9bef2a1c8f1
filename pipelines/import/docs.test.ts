import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkEvent } from "#server/events/check-event.ts";
import { csvColumns } from "./columns.ts";
import { compileMapping } from "./compile-mapping.ts";
import { CsvReader } from "./csv.ts";
import { parseMapping } from "./load-mapping.ts";
import { Mapping } from "./mapping-schema.ts";

const docs = await readFile(join(import.meta.dirname, "../../docs/import.md"), "utf8");
const block = (kind: string) => new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``).exec(docs)![1]!;

test("the example in the manual gives what the manual says", () => {
  const loaded = parseMapping(block("yaml mapping"), "docs");
  const { format } = loaded.mapping;
  if (format.type !== "csv") throw new Error("the example is CSV");
  const [header, row] = new CsvReader(format).read(block("csv"), true);
  const run = compileMapping(loaded, csvColumns(header!.cells!, { trim: true, nulls: [] }), { revision: 0, fileHash: null });
  const made = run({ line: row!.line, size: 0, cells: row!.cells! });
  expect(made.events).toEqual([JSON.parse(block("json"))]);
  expect(checkEvent(made.events[0])).toMatchObject({ ok: true });
});

test("the manual names every key of a mapping", () => {
  const named = (key: string) => docs.includes(`\`${key}\``) || docs.includes(`\`${key}:`) || docs.includes(`${key}:`);
  expect(Object.keys(Mapping.shape).filter((key) => !named(key))).toEqual([]);
});

test("the manual explains every reason that a row can be refused for", async () => {
  const sources = await Promise.all(
    ["values", "columns", "compile-mapping", "read-rows", "csv"].map((name) =>
      readFile(join(import.meta.dirname, `${name}.ts`), "utf8"),
    ),
  );
  const codes = new Set(sources.join("\n").match(/"(?:row|value|number|time|code|identity)\.[a-z_]+"/g));
  expect([...codes].map((code) => code.slice(1, -1)).filter((code) => !docs.includes(`\`${code}\``))).toEqual([]);
});
