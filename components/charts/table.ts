import type { ChartModel } from "#components/charts/model.ts";
import { linkAt } from "#components/charts/point.ts";
import { exact } from "#components/format/unit.ts";

/** A chart's data as a table of exact values. The first column names the row. */
export type DataTable = { columns: string[]; rows: { name: string; cells: string[] }[] };

/** The whole of a chart as a table. */
export function tableOf(model: ChartModel): DataTable {
  const say = (value: number | null | undefined) => (value === null || value === undefined ? "–" : exact(value, model.unit));
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
      columns: [model.axis, "Amount"],
      rows: model.links.map((link, index) => ({ name: linkAt(model, index)!.name, cells: [say(link.value)] })),
    };
  }
  const { total, notes } = model;
  return {
    columns: [model.axis, ...(total ? [total.name] : []), ...model.series.map(({ name }) => name), ...(notes ? ["Note"] : [])],
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
