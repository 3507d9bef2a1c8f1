import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { DIMENSIONS, GRANULARITIES } from "#server/metrics/dimensions.ts";
import { MEASURES } from "#server/metrics/registry.ts";

const lines = readFileSync(resolve(import.meta.dirname, "../../docs/metrics.md"), "utf8").split("\n");
const rowsOf = (heading: string): string[] => {
  const from = lines.indexOf(heading);
  const to = lines.findIndex((line, index) => index > from && line.startsWith("## "));
  return lines.slice(from, to).filter((line) => line.startsWith("| `"));
};

test("docs/metrics.md defines every measure, dimension and granularity as the registry does, and no other", () => {
  expect(rowsOf("## Measures")).toEqual(MEASURES.map(({ name, unit, about }) => `| \`${name}\` | ${unit} | ${about} |`));
  expect(rowsOf("## Dimensions")).toEqual(
    DIMENSIONS.map(({ name, domains, about }) => `| \`${name}\` | ${domains.join(", ")} | ${about} |`),
  );
  expect(rowsOf("## Time")).toEqual(Object.entries(GRANULARITIES).map(([name, { about }]) => `| \`${name}\` | ${about} |`));
});

test("names are unique, and definitions are sentences", () => {
  const names = [...MEASURES, ...DIMENSIONS].map((each) => each.name);
  expect(new Set(names).size).toBe(names.length);
  for (const { about } of [...MEASURES, ...DIMENSIONS]) expect(about).toMatch(/^\S.*\.$/);
});
