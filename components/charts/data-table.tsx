import type { ChartModel } from "#components/charts/model.ts";
import { tableOf } from "#components/charts/table.ts";
import { ScrollArea } from "#components/ui/scroll-area.tsx";

/** A chart's data in exact figures. Scrolls inside its tile. */
export function DataTable({ model }: { model: ChartModel }) {
  const { columns, rows } = tableOf(model);
  const [first, ...others] = columns;
  return (
    <ScrollArea label={`${model.title}, data`} className="max-h-80 rounded-box border border-line">
      <table className="w-full text-note tabular">
        <thead className="sticky top-0 bg-sunken text-muted">
          <tr>
            <th scope="col" className="px-3 py-2 text-start font-normal">
              {first}
            </th>
            {others.map((name) => (
              <th key={name} scope="col" className="px-3 py-2 text-end font-normal">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name} className="border-t border-line">
              <th scope="row" className="px-3 py-1.5 text-start font-normal whitespace-nowrap">
                {row.name}
              </th>
              {row.cells.map((cell, column) => (
                <td key={others[column]} className="px-3 py-1.5 text-end whitespace-nowrap">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
