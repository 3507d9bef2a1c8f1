import type { ChartModel, FlowModel, HeatModel, PlotModel } from "#components/charts/model.ts";
import { currencyDigits, type Unit } from "#components/format/unit.ts";
import type { Words } from "#components/words/words.ts";

/** A table for a file: plain figures, as programs read them, in the unit that its heads name. */
export type CsvTable = { header: string[]; rows: (string | number | null)[][] };

/** The whole of a chart as a file's table. Money in units of its currency, energy in kWh, power in W, time in hours; a gap is empty. */
export function csvOf(model: ChartModel, words: Words): CsvTable {
  switch (model.kind) {
    case "plot":
      return plotCsv(model, words);
    case "heat":
      return heatCsv(model, words);
    case "flow":
      return flowCsv(model, words);
  }
}

function plotCsv({ axis, places, series, total, notes, unit }: PlotModel, { shared }: Words): CsvTable {
  const { name, of } = scale(unit);
  const columns = [...(total ? [total] : []), ...series];
  return {
    header: [axis, ...columns.map((column) => csvHead(column.name, name, shared)), ...(notes ? [shared.chart.note] : [])],
    rows: places.map((place, index) => [
      place.name,
      ...columns.map(({ values }) => of(values[index])),
      ...(notes ? [notes[index] ?? null] : []),
    ]),
  };
}

function heatCsv({ axis, rows, columns, values, unit }: HeatModel, { shared }: Words): CsvTable {
  const { name, of } = scale(unit);
  return {
    header: [axis, ...rows.map((row) => csvHead(row.name, name, shared))],
    rows: columns.map((column, place) => [column.name, ...rows.map((_, row) => of(values[row]?.[place]))]),
  };
}

function flowCsv({ nodes, links, unit }: FlowModel, { shared }: Words): CsvTable {
  const { from: source, to: target, amount } = shared.chart;
  const { name, of } = scale(unit);
  const names = new Map(nodes.map((node) => [node.id, node.name]));
  return {
    header: [source, target, csvHead(amount, name, shared)],
    rows: links.map(({ from, to, value }) => [names.get(from) ?? from, names.get(to) ?? to, of(value)]),
  };
}

/** The head of a column: what it holds, and in which unit. */
export function csvHead(name: string, unit: string, { csv }: Words["shared"]): string {
  return unit === "" ? name : csv.head(name, unit);
}

/** How a unit's values are written in a file: always in the same unit, so that columns add up. */
export function scale(unit: Unit): { name: string; of(value: number | null | undefined): number | null } {
  const [name, by, digits] = scaleOf(unit);
  const of = (value: number | null | undefined) =>
    value === null || value === undefined ? null : Number((value / by).toFixed(digits));
  return { name, of };
}

function scaleOf(unit: Unit): [name: string, by: number, digits: number] {
  switch (unit.kind) {
    case "money": {
      const digits = currencyDigits(unit.currency);
      return [unit.currency, 10 ** digits, digits];
    }
    case "energy":
      return ["kWh", 1_000, 6];
    case "power":
      return ["W", 1, 3];
    case "hours":
      return ["h", 1, 4];
    case "share":
      return ["%", 0.01, 2];
    case "count":
      return ["", 1, 0];
  }
}
