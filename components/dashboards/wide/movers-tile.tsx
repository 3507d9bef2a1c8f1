import { scale } from "#components/charts/csv-of.ts";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { MoverList } from "#components/dashboards/wide/mover-list.tsx";
import { MoverTable } from "#components/dashboards/wide/mover-table.tsx";
import type { SideBySide } from "#components/dashboards/wide/side-by-side.ts";
import { thanName } from "#components/dashboards/words.ts";
import { Tile } from "#components/tiles/tile.tsx";

export function MoversTile({ sides }: { sides: SideBySide }) {
  const { wide, done, head, unit } = sides;
  const { name, of } = scale(unit);
  const rows = [...wide.rises, ...wide.falls];
  return (
    <Tile
      id="movers"
      title="Top movers"
      question={`Who ${done} more, and who less?`}
      figure={null}
      definition={`Customers with data both in this period and in the one it is compared with (${thanName(head)}), by how much more or less they ${done}: at most ten each way. Those with data in one of the two alone are under Active customers.`}
      asOf={asOfSentence(head)}
      table={<MoverTable rows={rows} sides={sides} />}
      csv={{
        name: `movers ${done}`,
        make: () => ({
          header: ["Customer", "Id", `Now (${name})`, `Before (${name})`, `Difference (${name})`],
          rows: rows.map((row) => [
            row.name,
            row.subject,
            of(row.value),
            of(row.compared),
            of((row.value ?? 0) - (row.compared ?? 0)),
          ]),
        }),
      }}
      empty={rows.length === 0 ? "No customer has other figures in the two periods, or none has data in both." : undefined}
      span={{ of12: 6 }}
    >
      <p className="mb-3 text-note text-muted">Compared with {thanName(head)}.</p>
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        <MoverList label={`More ${done}`} rows={wide.rises} sides={sides} none={`Nobody ${done} more.`} />
        <MoverList label={`Less ${done}`} rows={wide.falls} sides={sides} none={`Nobody ${done} less.`} />
      </div>
    </Tile>
  );
}
