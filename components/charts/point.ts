import { type ChartModel, colour, type FlowModel, type HeatModel, type PlotModel } from "#components/charts/model.ts";
import type { Words } from "#components/words/words.ts";

/** What a place says, for tooltip and screen reader alike. */
export type Point = {
  heading: string;
  rows: { name: string; value: string; colour: string | null; strong?: boolean }[];
  note: string | null;
  href: string | null;
};

/** What the place at an index says: rows then columns of a heat map, places of a plot, nodes of a flow. */
export function pointAt(model: ChartModel, index: number, words: Words): Point {
  switch (model.kind) {
    case "plot":
      return plotPoint(model, index, words);
    case "heat":
      return heatPoint(model, index, words);
    case "flow":
      return flowPoint(model, index, words);
  }
}

/** Whether something opens at one of a chart's points. */
export function leadsOn(model: ChartModel, opens: (href: string) => boolean): boolean {
  const points = model.kind === "plot" ? model.places : model.kind === "heat" ? model.columns : model.nodes;
  return points.some(({ href }) => href !== undefined && opens(href));
}

/** A point as one spoken sentence. */
export function spoken({ heading, rows, note }: Point, { shared }: Words): string {
  const parts = rows.map(({ name, value }) => (name ? `${name} ${value}` : value));
  return shared.chart.spoken(heading, parts, note);
}

function plotPoint(model: PlotModel, index: number, words: Words): Point {
  const place = model.places[index]!;
  const say = (value: number | null | undefined) => figureOf(value, model, words);
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

function figureOf(value: number | null | undefined, { unit }: ChartModel, words: Words): string {
  return value === null || value === undefined ? words.shared.chart.noData : words.exact(value, unit);
}

function heatPoint(model: HeatModel, index: number, words: Words): Point {
  const [row, column] = [Math.floor(index / model.columns.length), index % model.columns.length];
  const value = model.values[row]?.[column];
  return {
    heading: words.shared.chart.cell(model.rows[row]!.name, model.columns[column]!.name),
    rows: [{ name: "", value: figureOf(value, model, words), colour: null }],
    note: null,
    href: model.columns[column]?.href ?? null,
  };
}

/** Bands of a node that are told; of more only how many. */
const TOLD = 5;

function flowPoint(model: FlowModel, index: number, words: Words): Point {
  const node = model.nodes[index]!;
  const onward = model.links.filter(({ from }) => from === node.id);
  const bands = onward.length > 0 ? onward.map(({ to, value }) => [to, value] as const) : [];
  const sorted = bands.toSorted(([, a], [, b]) => b - a);
  const rows = sorted.slice(0, TOLD).map(([to, value]) => ({
    name: words.shared.chart.towards(nameOf(model, to)),
    value: words.exact(value, model.unit),
    colour: null,
  }));
  const left = sorted.length - rows.length;
  return {
    heading: node.name,
    rows: [{ name: "", value: words.exact(node.value, model.unit), colour: colour(node.tone), strong: true }, ...rows],
    note: [node.note, left > 0 ? words.shared.chart.andMore(left) : ""].filter(Boolean).join(" · ") || null,
    href: node.href ?? null,
  };
}

/** A band by its two ends: "Groceries → Albert", and its amount. */
export function linkAt(model: FlowModel, index: number, words: Words): { name: string; value: string } | null {
  const link = model.links[index];
  return link
    ? { name: `${nameOf(model, link.from)} → ${nameOf(model, link.to)}`, value: words.exact(link.value, model.unit) }
    : null;
}

function nameOf(model: FlowModel, id: string): string {
  return model.nodes.find((node) => node.id === id)?.name ?? id;
}
