import { type CsvTable, scale } from "#components/charts/csv-of.ts";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { MoverList } from "#components/dashboards/wide/mover-list.tsx";
import { MoverTable } from "#components/dashboards/wide/mover-table.tsx";
import type { SideBySide } from "#components/dashboards/wide/side-by-side.ts";
import { thanName } from "#components/dashboards/words.ts";
import { Tile } from "#components/tiles/tile.tsx";
import { useWords } from "#components/words/use-words.tsx";
import type { Words } from "#components/words/words.ts";

export function MoversTile({ sides }: { sides: SideBySide }) {
  const words = useWords();
  const { wide, done, head } = sides;
  const says = { ...words.wide.movers, ...words.wide[done].movers };
  const rows = [...wide.rises, ...wide.falls];
  const than = thanName(words, head);
  return (
    <Tile
      id="movers"
      title={says.title}
      question={says.question}
      figure={null}
      definition={says.definition(than)}
      asOf={asOfSentence(words, head)}
      table={<MoverTable rows={rows} sides={sides} />}
      csv={{ name: says.file, make: () => moversCsv(sides, words) }}
      empty={rows.length === 0 ? says.empty : undefined}
      span={6}
    >
      <p className="mb-3 text-note text-muted">{says.comparedWith(than)}</p>
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        <MoverList label={says.more} rows={wide.rises} sides={sides} none={says.nobodyMore} />
        <MoverList label={says.less} rows={wide.falls} sides={sides} none={says.nobodyLess} />
      </div>
    </Tile>
  );
}

function moversCsv({ wide: { rises, falls }, unit }: SideBySide, { shared, wide }: Words): CsvTable {
  const { name, of } = scale(unit);
  const { head } = shared.csv;
  return {
    header: [shared.customers.one, wide.id, head(wide.now, name), head(wide.before, name), head(wide.difference, name)],
    rows: [...rises, ...falls].map((row) => [
      row.name,
      row.subject,
      of(row.value),
      of(row.compared),
      of((row.value ?? 0) - (row.compared ?? 0)),
    ]),
  };
}
