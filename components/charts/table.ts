import type { ChartModel } from "#components/charts/model.ts";
import { linkAt } from "#components/charts/point.ts";
import type { Words } from "#components/words/words.ts";

/** A chart's data as a table of exact values. The first column names the row. */
export type DataTable = { columns: string[]; rows: { name: string; cells: string[] }[] };

/** The whole of a chart as a table. */
export function tableOf(model: ChartModel, words: Words): DataTable {
  const { amount, note } = words.shared.chart;
  const say = (value: number | null | undefined) =>
    value === null || value === undefined ? "–" : words.exact(value, model.unit);
  if (model.kind === "heat") {
    // Hours down, weekdays across: the table fits a page.
    return {
      columns: [model.axis, ...model.rows.map((row) => row.label)],
      rows: model.columns.map((column, place) => ({
        name: column.name,
        cells: model.rows.map((_, row) => say(model.values[row]?.[place])),
      })),
    };
  }
  if (model.kind === "flow") {
    return {
      columns: [model.axis, amount],
      rows: model.links.map((link, index) => ({ name: linkAt(model, index, words)!.name, cells: [say(link.value)] })),
    };
  }
  const { total, notes } = model;
  return {
    columns: [model.axis, ...(total ? [total.name] : []), ...model.series.map(({ name }) => name), ...(notes ? [note] : [])],
    rows: model.places.map((place, index) => ({
      name: place.name,
      cells: [
        ...(total ? [say(total.values[index])] : []),
        ...model.series.map(({ values }) => say(values[index])),
        ...(notes ? [notes[index] ?? ""] : []),
      ],
    })),
  };
}
