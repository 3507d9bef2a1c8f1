import type { CsvCell } from "#components/csv/csv.ts";
import { timeName } from "#components/explore/explore-axis.ts";
import { dimensionName, givenName, measureName, unitIn, valueName } from "#components/explore/explore-words.ts";
import { currencyDigits, exact } from "#components/format/unit.ts";
import type { ExploreAnswer } from "#server/explore/explore-view.ts";

type Row = ExploreAnswer["rows"][number];
type Column = ExploreAnswer["columns"][number];

export const headOf = (column: Column): string =>
  column.kind === "measure" ? measureName(column.name) : dimensionName(column.name);

/** A cell as people read it. */
export function cellText(row: Row, column: Column, { names, zone }: Pick<ExploreAnswer, "names" | "zone">): string {
  const value = row[column.name] ?? null;
  if (column.kind === "time") return timeName(String(value), zone);
  if (column.kind === "dimension") return valueName(column.name, value, names);
  return typeof value === "number" ? exact(value, unitIn(row, column)) : "–";
}

type Csv = { header: string[]; rows: CsvCell[][] };

/** All rows for a file: time and ids as the registry writes them, names beside their ids, money in units of its currency, energy in kWh. */
export function exploreCsv({ columns, names, compared }: ExploreAnswer, rows: readonly Row[]): Csv {
  const keys = columns.filter(({ kind }) => kind !== "measure").map(({ name }) => name);
  const measures = columns.filter(({ kind }) => kind === "measure");
  // Only what has the same place in the other period can stand beside it: rows of other times have none.
  const before =
    compared && !columns.some(({ kind }) => kind === "time") ? new Map(compared.map((row) => [placeOf(row, keys), row])) : null;
  const named = new Set(names.map(({ dimension }) => dimension));
  const header = columns.flatMap((column) => [
    headOf(column) + unitName(column),
    ...(named.has(column.name) ? [`${headOf(column)}, name`] : []),
  ]);
  return {
    header: [...header, ...(before ? measures.map((column) => `${headOf(column)}, before${unitName(column)}`) : [])],
    rows: rows.map((row) => [
      ...columns.flatMap((column): CsvCell[] => [
        plain(row, column),
        ...(named.has(column.name) ? [givenName(column.name, String(row[column.name]), names) ?? null] : []),
      ]),
      ...(before ? measures.map((column) => plain(before.get(placeOf(row, keys)), column)) : []),
    ]),
  };
}

const placeOf = (row: Row, keys: readonly string[]): string => JSON.stringify(keys.map((key) => row[key] ?? null));

function plain(row: Row | undefined, column: Column): CsvCell {
  const value = row?.[column.name] ?? null;
  if (typeof value !== "number" || column.kind !== "measure") return value;
  if (column.unit === "money") return value / 10 ** currencyDigits(String(row?.currency ?? "EUR"));
  return column.unit === "energy" ? value / 1_000 : value;
}

function unitName({ unit }: Column): string {
  const names: Partial<Record<NonNullable<Column["unit"]>, string>> = { energy: " (kWh)", power: " (W)", hours: " (h)" };
  return (unit && names[unit]) ?? "";
}
