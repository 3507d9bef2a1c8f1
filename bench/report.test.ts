import { expect, test } from "vitest";
import { judge } from "#bench/measured.ts";
import { resultsText } from "#bench/results.ts";

const machine = {
  ...{ cpu: "a processor", cores: 2, memoryGb: 8, fdatasyncMs: { p50: 1, p95: 2 }, node: "v24", postgres: "18" },
  load: { begin: 0.1, end: 2 },
};
const results = (...lines: Parameters<typeof judge>[0][]) =>
  resultsText([{ bench: "serve", machine, seed: 1, sizes: { rows: 10 }, seconds: 1, lines: lines.map(judge) }], new Date(0));

test("a line is met when its value and its ratio to the floor both are", () => {
  const floor = { name: "bare", value: 2_000 };
  const wanted = { atLeast: 700, ratioAtLeast: 0.3 };
  const met = (value: number) => judge({ name: "queries", unit: "/s", value, floor, wanted }).met;
  expect([met(800), met(690), met(650), met(500)]).toEqual([true, false, false, false]);
  expect(judge({ name: "queries", unit: "/s", value: 500, floor, wanted }).missed).toBe(
    "1.40 times too little, as a ratio 1.20 times too little",
  );
});

test("what was not measured is not met", () => {
  expect(judge({ name: "a page", unit: "ms", value: Number.NaN, wanted: { atMost: 5 } }).met).toBe(false);
});

test("the results begin with what was missed, and by how much", () => {
  const text = results(
    { name: "a dashboard", unit: "ms", value: 300, wanted: { atMost: 150 } },
    { name: "a query", unit: "ms", value: 3, wanted: { atMost: 5 } },
    { name: "told alone", unit: "ms", value: 9 },
  );
  expect(text).toContain("1 of 2 promises kept");
  expect(text.slice(text.indexOf("## Missed"), text.indexOf("## serve"))).toContain("a dashboard: 2.00 times too much");
  expect(text.slice(text.indexOf("## Missed"), text.indexOf("## serve"))).not.toContain("a query");
});
