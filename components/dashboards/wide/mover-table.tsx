import { differenceOf } from "#components/dashboards/wide/difference.ts";
import type { SideBySide } from "#components/dashboards/wide/side-by-side.ts";
import { PlainTable } from "#components/tiles/plain-table.tsx";
import { useWords } from "#components/words/use-words.tsx";
import type { WideRow } from "#server/dashboards/wide-view.ts";

/** The movers in exact figures. */
export function MoverTable({ rows, sides: { unit } }: { rows: WideRow[]; sides: SideBySide }) {
  const words = useWords();
  const { shared, wide } = words;
  return (
    <PlainTable
      label={shared.tile.data(wide.movers.title)}
      columns={[shared.customers.one, wide.now, wide.before, wide.difference, wide.share]}
      rows={rows.map((row) => {
        const [now, before] = [row.value ?? 0, row.compared ?? 0];
        const figures = [now, before, now - before].map((value) => words.exact(value, unit));
        return { key: row.subject, name: row.name, cells: [...figures, differenceOf(row, unit, words).share ?? "–"] };
      })}
    />
  );
}
