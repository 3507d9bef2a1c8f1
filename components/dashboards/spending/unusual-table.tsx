import { type CsvTable, scale } from "#components/charts/csv-of.ts";
import { type Finding, findingName } from "#components/dashboards/spending/unusual-words.ts";
import type { Unit } from "#components/format/unit.ts";
import { PlainTable } from "#components/tiles/plain-table.tsx";
import { useWords } from "#components/words/use-words.tsx";
import type { Words } from "#components/words/words.ts";

/** All findings in exact figures. */
export function FindingTable({ findings, unit }: { findings: Finding[]; unit: Unit }) {
  const words = useWords();
  const { kinds, table, title } = words.spending.unusual;
  const say = (minor: number | null) => (minor === null ? "–" : words.exact(minor, unit));
  return (
    <PlainTable
      label={words.shared.tile.data(title)}
      columns={[table.what, table.why, table.day, table.amount, table.usual, table.deviation, table.limit]}
      rows={findings.map((one) => ({
        key: one.key,
        name: findingName(one, words),
        cells: [
          kinds[one.kind],
          words.dayName(one.day),
          say(one.amountMinor),
          say(one.usualMinor),
          say(one.madMinor),
          say(one.limitMinor),
        ],
      }))}
    />
  );
}

export function findingsCsv(findings: Finding[], unit: Unit, words: Words): CsvTable {
  const { name, of } = scale(unit);
  const { file, table } = words.spending.unusual;
  const amounts = [table.amount, table.usual, table.deviation, table.limit];
  return {
    header: [table.what, file.kind, table.day, ...amounts.map((amount) => words.shared.csv.head(amount, name)), file.dismissed],
    rows: findings.map((one) => [
      findingName(one, words),
      file.kinds[one.kind],
      one.day,
      of(one.amountMinor),
      of(one.usualMinor),
      of(one.madMinor),
      of(one.limitMinor),
      one.dismissed ? file.yes : file.no,
    ]),
  };
}
