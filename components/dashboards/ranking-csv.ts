import { type CsvTable, csvHead, scale } from "#components/charts/csv-of.ts";
import type { Ranking } from "#components/dashboards/ranking.ts";
import type { Unit } from "#components/format/unit.ts";
import type { Words } from "#components/words/words.ts";

/** A ranking as a file's table: each row's name, its figure, and that of the period it is compared with. */
export function rankingCsv({ columns, rows }: Ranking, unit: Unit, { shared }: Words): CsvTable {
  const { name, of } = scale(unit);
  const figure = csvHead(columns[1], name, shared);
  const compared = rows.some((row) => row.compared !== null);
  return {
    header: [columns[0], figure, ...(compared ? [csvHead(shared.csv.before, name, shared)] : []), columns[2]],
    rows: rows.map((row) => [row.name, of(row.value), ...(compared ? [of(row.compared)] : []), row.beside]),
  };
}
