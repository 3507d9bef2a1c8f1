import { differenceOf } from "#components/dashboards/wide/difference.ts";
import type { SideBySide } from "#components/dashboards/wide/side-by-side.ts";
import { exact } from "#components/format/unit.ts";
import { PlainTable } from "#components/tiles/plain-table.tsx";
import type { WideRow } from "#server/dashboards/wide-view.ts";

/** The movers in exact figures. */
export function MoverTable({ rows, sides: { unit } }: { rows: WideRow[]; sides: SideBySide }) {
  return (
    <PlainTable
      label="Top movers, data"
      columns={["Customer", "Now", "Before", "Difference", "Share"]}
      rows={rows.map((row) => {
        const [now, before] = [row.value ?? 0, row.compared ?? 0];
        const figures = [now, before, now - before].map((value) => exact(value, unit));
        return { key: row.subject, name: row.name, cells: [...figures, differenceOf(row, unit).share ?? "–"] };
      })}
    />
  );
}
