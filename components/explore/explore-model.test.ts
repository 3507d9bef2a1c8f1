import { describe, expect, test } from "vitest";
import type { PlotModel } from "#components/charts/model.ts";
import { bucketsOf } from "#components/explore/explore-axis.ts";
import { exploreRanking } from "#components/explore/explore-ranking.ts";
import { shapeOf } from "#components/explore/explore-shape.ts";
import type { ExploreState } from "#components/explore/explore-state.ts";
import { exploreCsv } from "#components/explore/explore-table.ts";
import type { ExploreAnswer } from "#server/explore/explore-view.ts";

const COLUMN = { unit: null, type: "string", about: "" } as const;
const time = (name: string) => ({ ...COLUMN, name, kind: "time" }) as const;
const by = (name: string) => ({ ...COLUMN, name, kind: "dimension" }) as const;
const measure = (name: string, unit: "money" | "energy" | "ratio" | "count") =>
  ({ ...COLUMN, name, kind: "measure", unit, type: "number" }) as const;

function answer(
  columns: ExploreAnswer["columns"],
  rows: ExploreAnswer["rows"],
  more: Partial<ExploreAnswer> = {},
): ExploreAnswer {
  return {
    subject: null,
    period: { from: "2026-01-01", to: "2026-04-01" },
    ...{ comparison: null, newest: "2026-03-15", zone: "Europe/Berlin", asOf: "2026-03-16T00:00:00Z", columns, rows },
    ...{ compared: null, comparedTooMany: false, nextOffset: null, names: [] },
    ...more,
  };
}
const asked = (parts: Partial<ExploreState>): ExploreState => ({
  ...{ measures: ["spending.spent"], dimensions: [], filters: [], period: { preset: "year" }, granularity: "none" },
  ...{ comparison: "none", subject: null, as: null, sort: null, currency: null },
  ...parts,
});
const chart = (given: ExploreAnswer, state: ExploreState): PlotModel => {
  const { shape } = shapeOf(given, state);
  if (shape.kind !== "charts") throw new Error(`drawn as ${shape.kind}`);
  return shape.models[0]!;
};
const money = [by("currency"), measure("spending.spent", "money")];
const row = (more: object, spent: number, currency = "EUR") => ({ ...more, currency, "spending.spent": spent });

describe("over time", () => {
  const months = answer([time("month"), ...money], [row({ month: "2026-01" }, 100), row({ month: "2026-03" }, 300)]);

  test("a line with a gap where there is no row, and the month that has not ended apart", () => {
    const model = chart(months, asked({ granularity: "month" }));
    expect(model.series).toEqual([{ name: "Spent", tone: "series-1", line: "solid", soFar: true, values: [100, null, 300] }]);
    expect(model.places.map(({ name, partial }) => [name, partial ?? false])).toEqual([
      ["January 2026", false],
      ["February 2026", false],
      ["March 2026, in part", true],
    ]);
  });

  test("the period before lies on the same places, step by step", () => {
    const compared = [row({ month: "2025-10" }, 10), row({ month: "2025-12" }, 30)];
    const given = { ...months, comparison: { from: "2025-10-01", to: "2026-01-01" }, compared };
    const [, before] = chart(given, asked({ granularity: "month", comparison: "previous" })).series;
    expect(before).toMatchObject({ name: "Before", line: "dashed", values: [10, null, 30] });
  });

  test("seven colours, and the others added up in grey; nothing is lost", () => {
    const rows = Array.from({ length: 12 }, (_, index) => row({ month: "2026-01", category: `c${index}` }, 100 - index));
    const given = answer([time("month"), by("category"), ...money], rows);
    const model = chart(given, asked({ granularity: "month", dimensions: ["category"], as: "stack" }));
    expect(model.series.map(({ tone }) => tone)).toEqual([...[1, 2, 3, 4, 5, 6, 7].map((n) => `series-${n}`), "other"]);
    expect(model.series.at(-1)).toMatchObject({ name: "5 others", values: [93 + 92 + 91 + 90 + 89, null, null] });
    expect(model.total?.values[0]).toBe(rows.reduce((sum, one) => sum + one["spending.spent"], 0));
  });

  test("shares are never stacked nor added up", () => {
    const rows = Array.from({ length: 9 }, (_, index) => ({ month: "2026-01", subject: `s${index}`, "devices.coverage": 0.5 }));
    const given = answer([time("month"), by("subject"), measure("devices.coverage", "ratio")], rows);
    const state = asked({ measures: ["devices.coverage"], granularity: "month", dimensions: ["subject"], as: "stack" });
    expect(shapeOf(given, state).ways).not.toContain("stack");
    expect(chart(given, state).series).toHaveLength(7);
  });

  test("every kind of step names all its places as the registry does", () => {
    const keys = (from: string, to: string, step: "week" | "quarter" | "year" | "day") =>
      bucketsOf({ from, to }, step, null)!.map(({ key }) => key);
    // ISO weeks over the end of years: 2026 has 53 of them.
    expect(keys("2026-12-28", "2027-01-12", "week")).toEqual(["2026-W53", "2027-W01", "2027-W02"]);
    expect(keys("2024-12-29", "2024-12-31", "week")).toEqual(["2024-W52", "2025-W01"]);
    expect(keys("2025-12-15", "2026-04-02", "quarter")).toEqual(["2025-Q4", "2026-Q1", "2026-Q2"]);
    expect(keys("2025-06-01", "2026-01-02", "year")).toEqual(["2025", "2026"]);
    expect(keys("2024-02-28", "2024-03-02", "day")).toEqual(["2024-02-28", "2024-02-29", "2024-03-01"]);
    expect(bucketsOf({ from: "1900-01-01", to: "2000-01-01" }, "day", null)).toBeNull();
  });
});

test("amounts of two currencies never share a chart: the one most used is drawn, the other is told", () => {
  const rows = [row({ category: "a" }, 5), row({ category: "b" }, 7), row({ category: "a" }, 900, "USD")];
  const given = answer([by("category"), ...money], rows);
  const { shape, drawn } = shapeOf(given, asked({ dimensions: ["category"] }));
  expect(shape).toEqual({ kind: "ranking", dimension: "category" });
  expect(drawn).toMatchObject({ currency: "EUR", others: ["USD"] });
  const ranking = exploreRanking(given, drawn, "category", "spending.spent");
  expect(ranking.rows.map(({ name, value }) => [name, value])).toEqual([
    ["B", 7],
    ["A", 5],
  ]);
  expect(shapeOf(given, asked({ dimensions: ["category"], currency: "USD" })).drawn).toMatchObject({
    currency: "USD",
    others: ["EUR"],
  });
});

test("two dimensions stand on each other, one of an order of its own in that order", () => {
  const rows = [row({ weekday: 7, kind: "fee" }, 2), row({ weekday: 1, kind: "fee" }, 3), row({ weekday: 1, kind: "cash" }, 4)];
  const given = answer([by("weekday"), by("kind"), ...money], rows);
  const model = chart(given, asked({ dimensions: ["weekday", "kind"] }));
  expect(model).toMatchObject({ stacked: true, places: [{ name: "Monday" }, { name: "Sunday" }] });
  expect(model.series.map(({ name, values }) => [name, values])).toEqual([
    ["Fee", [3, 2]],
    ["Cash", [4, null]],
  ]);
});

test("a chart of a part of the rows would be wrong, so there is none, and it is said why", () => {
  const given = answer([time("month"), by("category"), ...money], [row({ month: "2026-01", category: "a" }, 1)], {
    nextOffset: 5_000,
  });
  expect(shapeOf(given, asked({ granularity: "month", dimensions: ["category"] })).shape).toMatchObject({
    kind: "none",
    why: /too many rows/,
  });
});

test("a file has every row, ids beside their names, money in units of its own currency", () => {
  const given = answer([by("subject"), ...money], [row({ subject: "s1" }, 12_345), row({ subject: null }, 500, "JPY")], {
    names: [{ dimension: "subject", id: "s1", name: "Ada" }],
    compared: [row({ subject: "s1" }, 100)],
  });
  expect(exploreCsv(given, given.rows)).toEqual({
    header: ["Customer", "Customer, name", "Currency", "Spent", "Spent, before"],
    rows: [
      ["s1", "Ada", "EUR", 123.45, 1],
      [null, null, "JPY", 500, null],
    ],
  });
});
