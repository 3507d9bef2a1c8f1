import { differenceOf } from "#components/dashboards/wide/difference.ts";
import type { SideBySide } from "#components/dashboards/wide/side-by-side.ts";
import { exact } from "#components/format/unit.ts";
import { ScrollArea } from "#components/ui/scroll-area.tsx";
import type { WideRow } from "#server/dashboards/wide-view.ts";

const HEADS = ["Now", "Before", "Difference", "Share"];

/** The movers in exact figures. */
export function MoverTable({ rows, sides: { unit } }: { rows: WideRow[]; sides: SideBySide }) {
  return (
    <ScrollArea label="Top movers, data" className="max-h-96 rounded-box border border-line">
      <table className="w-full text-note tabular">
        <thead className="sticky top-0 bg-sunken text-muted">
          <tr>
            <th scope="col" className="px-3 py-2 text-start font-normal">
              Customer
            </th>
            {HEADS.map((name) => (
              <th key={name} scope="col" className="px-3 py-2 text-end font-normal">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.subject} className="border-t border-line">
              <th scope="row" className="px-3 py-1.5 text-start font-normal wrap-anywhere">
                {row.name}
              </th>
              {[row.value ?? 0, row.compared ?? 0, (row.value ?? 0) - (row.compared ?? 0)].map((value, column) => (
                <td key={HEADS[column]} className="px-3 py-1.5 text-end whitespace-nowrap">
                  {exact(value, unit)}
                </td>
              ))}
              <td className="px-3 py-1.5 text-end whitespace-nowrap">{differenceOf(row, unit).share ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
