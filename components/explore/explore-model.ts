import type { Place, PlotModel, Series, Tone } from "#components/charts/model.ts";
import { plural, slugName } from "#components/dashboards/words.ts";
import { type Bucket, bucketsOf, hoursOf } from "#components/explore/explore-axis.ts";
import { type DrawnRows, sumOf, valueIn } from "#components/explore/explore-rows.ts";
import type { ExploreState, ShownAs } from "#components/explore/explore-state.ts";
import { dimensionName, isAdditive, measureName, unitOf, valueName } from "#components/explore/explore-words.ts";
import { short } from "#components/format/unit.ts";
import type { ExploreAnswer } from "#server/explore/explore-view.ts";

type Row = ExploreAnswer["rows"][number];

/** Colours of a chart; the rest is grey and called other. */
export const MOST_SERIES = 7;
/** Places of a chart that is not about time. */
const MOST_PLACES = 24;

type Drawing = {
  answer: ExploreAnswer;
  drawn: DrawnRows;
  state: ExploreState;
  as: ShownAs;
  /** Dimensions that tell series apart, and for charts without time the one along the axis. */
  split: string[];
  along: string | null;
};

/** One chart of one measure, or of several in the same unit where nothing splits them. Null where its axis would be too long. */
export function exploreModel(drawing: Drawing, measures: string[]): PlotModel | null {
  const axis = drawing.along === null ? timeAxis(drawing) : placeAxis(drawing, drawing.along, measures[0]!);
  if (axis === null) return null;
  const [measure] = measures as [string];
  const column = drawing.answer.columns.find(({ name }) => name === measure)!;
  const unit = unitOf(column.unit, drawing.drawn.currency);
  const additive = isAdditive(column.unit ?? "count");
  const series = drawing.split.length > 0 ? splitSeries(drawing, measure, axis, additive) : ownSeries(drawing, measures, axis);
  const stacked = additive && drawing.as === "stack" && series.length > 1;
  const title = measures.map(measureName).join(" and ");
  const all = series.flatMap(({ values }) => values).filter((value) => value !== null);
  return {
    kind: "plot",
    id: `explore-${measure.replaceAll(/[._]/g, "-")}`,
    title,
    summary: all.length === 0 ? "There are no data for this." : summaryOf(series, axis, unit),
    unit,
    axis: axis.name,
    places: axis.buckets.map(({ label, name, partial }): Place => ({ label, name, ...(partial && { partial }) })),
    series,
    ...(stacked && {
      stacked,
      total: { name: "All", values: axis.buckets.map((_, at) => sumOf(series.map(({ values }) => values[at] ?? null))) },
    }),
  };
}

type Axis = { name: string; column: string; buckets: Bucket[]; compared: string[] | null };

function timeAxis({ answer, drawn, state }: Drawing): Axis | null {
  const step = state.granularity;
  if (step === "none") return null;
  const buckets = step === "hour" ? hoursOf(answer) : bucketsOf(answer.period, step, answer.newest);
  if (buckets === null || buckets.length === 0) return null;
  // The k-th stretch of one period stands beside the k-th of the other; hours have no such place once a day has 23.
  const before = step !== "hour" && answer.comparison && drawn.compared ? bucketsOf(answer.comparison, step, null) : null;
  return { name: slugName(step), column: step, buckets, compared: before?.map(({ key }) => key) ?? null };
}

function placeAxis({ answer, drawn }: Drawing, along: string, measure: string): Axis {
  const totals = new Map<string | number | null, number>();
  for (const row of drawn.rows)
    totals.set(row[along] ?? null, (totals.get(row[along] ?? null) ?? 0) + (valueIn(row, measure) ?? 0));
  const ordered = isOrdered(along)
    ? [...totals.keys()].sort((a, b) => Number(a) - Number(b))
    : [...totals].sort((a, b) => b[1] - a[1]).map(([value]) => value);
  const buckets = ordered.slice(0, MOST_PLACES).map((value): Bucket => {
    const name = valueName(along, value, answer.names);
    return { key: String(value), label: shortened(name), name, partial: false };
  });
  return { name: dimensionName(along), column: along, buckets, compared: buckets.map(({ key }) => key) };
}

/** Values that have an order of their own. */
export const isOrdered = (dimension: string): boolean => dimension === "weekday" || dimension === "hour_of_day";

const TONES: readonly Tone[] = ["series-1", "series-2", "series-3", "series-4", "series-5", "series-6", "series-7"];

function ownSeries({ drawn, as }: Drawing, measures: string[], axis: Axis): Series[] {
  const line = as === "line" ? { line: "solid" as const, soFar: true } : {};
  const at = byKey(drawn.rows, axis.column);
  const series = measures.map(
    (measure, index): Series => ({
      name: measureName(measure),
      tone: TONES[index]!,
      ...line,
      values: axis.buckets.map(({ key }) => valueIn(at.get(key), measure)),
    }),
  );
  if (measures.length > 1 || !drawn.compared || !axis.compared) return series;
  const before = byKey(drawn.compared, axis.column);
  const values = axis.buckets.map((_, index) => valueIn(before.get(axis.compared![index] ?? ""), measures[0]!));
  return [...series, { name: "Before", tone: "quiet", ...(as === "line" && { line: "dashed" }), values }];
}

function splitSeries({ answer, drawn, as, split }: Drawing, measure: string, axis: Axis, additive: boolean): Series[] {
  const groups = Map.groupBy(drawn.rows, (row) => split.map((name) => String(row[name])).join("\n"));
  // Who has nothing at all is no other of those that have something.
  const ranked = [...groups.values()]
    .filter((rows) => weight(rows, measure) > 0 || !additive)
    .sort((a, b) => weight(b, measure) - weight(a, measure));
  const shown = ranked.slice(0, MOST_SERIES);
  const line = as === "line" ? { line: "solid" as const, soFar: true } : {};
  const series = shown.map((rows, index): Series => {
    const at = byKey(rows, axis.column);
    const name = split.map((one) => valueName(one, rows[0]![one] ?? null, answer.names)).join(" · ");
    return { name, tone: TONES[index]!, ...line, values: axis.buckets.map(({ key }) => valueIn(at.get(key), measure)) };
  });
  const rest = ranked.slice(MOST_SERIES).flat();
  // Shares and peaks of the others do not add up to anything: they are left to the table.
  if (rest.length === 0 || !additive) return series;
  const others = Map.groupBy(rest, (row) => String(row[axis.column]));
  const values = axis.buckets.map(({ key }) => sumOf((others.get(key) ?? []).map((row) => valueIn(row, measure))));
  return [...series, { name: plural(ranked.length - MOST_SERIES, "other"), tone: "other", ...line, values }];
}

const byKey = (rows: readonly Row[], column: string) => new Map(rows.map((row) => [String(row[column]), row]));

const weight = (rows: readonly Row[], measure: string): number =>
  rows.reduce((sum, row) => sum + Math.abs(valueIn(row, measure) ?? 0), 0);

function shortened(name: string): string {
  return [...name].length > 16 ? `${[...name].slice(0, 15).join("").trimEnd()}…` : name;
}

function summaryOf(series: readonly Series[], axis: Axis, unit: PlotModel["unit"]): string {
  const points = series
    .filter(({ name }) => name !== "Before")
    .flatMap(({ name, values }) => values.flatMap((value, at) => (value === null ? [] : [{ name, value, at }])));
  const top = points.reduce((most, point) => (point.value > most.value ? point : most));
  const whose = series.length > 1 ? `${top.name}, ` : "";
  return `The most is ${short(top.value, unit)}: ${whose}${axis.buckets[top.at]!.name}.`;
}
