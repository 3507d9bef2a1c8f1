import { type ChartModel, colour, type HeatModel, type PlotModel } from "#components/charts/model.ts";
import { exact } from "#components/format/unit.ts";

/** What a place says, for tooltip and screen reader alike. */
export type Point = {
  heading: string;
  rows: { name: string; value: string; colour: string | null; strong?: boolean }[];
  note: string | null;
  href: string | null;
};

const NOTHING = "no data";

/** What the place at an index says: rows then columns of a heat map, places of a plot. */
export function pointAt(model: ChartModel, index: number): Point {
  return model.kind === "plot" ? plotPoint(model, index) : heatPoint(model, index);
}

/** A point as one spoken sentence. */
export function spoken({ heading, rows, note }: Point): string {
  const parts = rows.map(({ name, value }) => (name ? `${name} ${value}` : value));
  return `${heading}: ${parts.join(", ")}${note ? `. ${note}` : ""}`;
}

function plotPoint(model: PlotModel, index: number): Point {
  const place = model.places[index]!;
  const say = (value: number | null | undefined) => (value === null || value === undefined ? NOTHING : exact(value, model.unit));
  const known = model.series.filter((series) => series.values[index] != null || !model.stacked);
  // The top of a stack is read first.
  const listed = model.stacked ? known.toReversed() : known;
  const rows: Point["rows"] = listed.map((series) => ({
    name: model.series.length > 1 || model.total ? series.name : "",
    value: say(series.values[index]),
    colour: colour(series.tone),
  }));
  const total = model.total && { name: model.total.name, value: say(model.total.values[index]), colour: null, strong: true };
  return {
    heading: place.name,
    rows: total ? [total, ...rows] : rows,
    note: model.notes?.[index] ?? null,
    href: place.href ?? null,
  };
}

function heatPoint(model: HeatModel, index: number): Point {
  const [row, column] = [Math.floor(index / model.columns.length), index % model.columns.length];
  const value = model.values[row]?.[column] ?? null;
  return {
    heading: `${model.rows[row]!.name}, ${model.columns[column]!.name}`,
    rows: [{ name: "", value: value === null ? NOTHING : exact(value, model.unit), colour: null }],
    note: null,
    href: model.columns[column]?.href ?? null,
  };
}
