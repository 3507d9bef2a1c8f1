import type { Unit } from "#components/format/unit.ts";

/** A colour by its role; the stylesheet holds what it looks like in light and dark. */
export type Tone = "accent" | "ink" | "quiet" | "other" | "good" | "bad" | `series-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`;

/** A place on the horizontal axis. */
export type Place = {
  /** On the axis. */
  label: string;
  /** In tooltips, tables and announcements: "October 2026, so far". */
  name: string;
  /** It has not ended, or is cut: its bar is hatched and its name says so. */
  partial?: boolean;
  /** Where a click or Enter leads: the events behind it. */
  href?: string;
};

export type Series = {
  name: string;
  tone: Tone;
  /** One for each place; null is a gap. */
  values: (number | null)[];
  /** Bars stand unless a series is a line. A dashed line is what one compares with. */
  line?: "solid" | "dashed";
  /** Of a line: at a partial place its value is not complete, and stands as a hollow point of its own. */
  soFar?: boolean;
};

type Base = {
  /** Unique on its page. */
  id: string;
  title: string;
  /** One sentence that says what is to be seen. */
  summary: string;
  unit: Unit;
  /** What a place is: "Month", "Day of the month". Head of the table's first column. */
  axis: string;
  /** What a value means, in a few words, for the tooltip. */
  about?: string;
};

/** Bars and lines over places that follow each other: time, or days of a month. */
export type PlotModel = Base & {
  kind: "plot";
  places: Place[];
  series: Series[];
  /** Bars stand on each other, since their total matters. */
  stacked?: boolean;
  /** A total per place, for tooltip and table, where the series add up to one. */
  total?: { name: string; values: (number | null)[] };
  /** A fact about each place that is told but not drawn: "94 % covered". */
  notes?: (string | null)[];
};

/** A colour for each pair of a row and a column. */
export type HeatModel = Base & {
  kind: "heat";
  rows: Place[];
  columns: Place[];
  /** By row, then column; null is a gap. */
  values: (number | null)[][];
};

/** Amounts that flow from column to column, as bands between nodes (Sankey). */
export type FlowModel = Base & {
  kind: "flow";
  /** Names of the columns, from where it comes to where it goes. */
  columns: string[];
  /** Column by column, the largest of each first. */
  nodes: FlowNode[];
  links: { from: string; to: string; value: number }[];
};

export type FlowNode = {
  id: string;
  name: string;
  column: number;
  value: number;
  tone: Tone;
  /** "4 % of all spending". */
  note?: string;
  /** Where a click or Enter leads: the events behind it. */
  href?: string;
};

export type ChartModel = PlotModel | HeatModel | FlowModel;

/** The rooms a chart may get, in px: narrow, middle and (in a wide tile) wide. The one whose room fits is shown. */
export type Sizes = {
  s: Size;
  m: Size;
  l?: Size;
};
export type Size = { width: number; height: number };

export const HALF: Sizes = { s: { width: 340, height: 230 }, m: { width: 560, height: 250 } };
export const WIDE: Sizes = { s: { width: 340, height: 230 }, m: { width: 580, height: 260 }, l: { width: 780, height: 280 } };
export const FLAT: Sizes = { s: { width: 340, height: 220 }, m: { width: 580, height: 230 }, l: { width: 780, height: 240 } };
export const TALL: Sizes = { s: { width: 340, height: 620 }, m: { width: 600, height: 480 }, l: { width: 1140, height: 460 } };
export const FULL: Sizes = { s: { width: 340, height: 230 }, m: { width: 600, height: 250 }, l: { width: 1140, height: 280 } };

/** A chart and the rooms it may get. */
export type PlannedChart = { model: ChartModel; sizes: Sizes };

/** The size of the drawing that a box of these measures was made for: that of its shape. */
export function drawnFor({ s, m, l = m }: Sizes, box: Size): Size {
  const off = ({ width, height }: Size) => Math.abs(Math.log((width * box.height) / (height * box.width)));
  return [s, m, l].reduce((best, size) => (off(size) < off(best) ? size : best));
}

/** Which drawing has room in this width. Where the width is not known, tokens.css chooses by that of the window. */
export function variantFor({ m, l }: Sizes, width: number): Drawing["variant"] {
  const fits = (size: Size) => width >= LEAST_SCALE * size.width;
  if (l && fits(l)) return "l";
  return fits(m) ? "m" : "s";
}

/** No drawing is made smaller than this: its texts have 12 px. */
const LEAST_SCALE = 0.8;

/** A chart as the server drew it; `shows` is the fingerprint of the model it shows. */
export type Drawing = { variant: "s" | "m" | "l"; svg: string; shows: string };
export type Drawings = Drawing[];

/** The room a chart is drawn in, px; `scale` enlarges texts and lines alike, as a scaled drawing would. */
export type Room = { width: number; height: number; scale: number };

/** All places a pointer or the arrow keys can be at, in reading order. */
export function placesIn(model: ChartModel): number {
  switch (model.kind) {
    case "plot":
      return model.places.length;
    case "heat":
      return model.rows.length * model.columns.length;
    case "flow":
      return model.nodes.length;
  }
}

/** The CSS colour of a tone. */
export function colour(tone: Tone): string {
  return tone === "quiet" ? "var(--color-muted)" : `var(--color-${tone})`;
}
