import { ScrollArea } from "#components/ui/scroll-area.tsx";

type Props = {
  label: string;
  /** The first column names the row. */
  columns: string[];
  rows: { key: string; name: string; cells: string[] }[];
  /** Those that are not listed, added up. */
  rest?: string | null;
};

/** A tile's data in exact figures. Scrolls inside its tile. */
export function PlainTable({ label, columns: [first, ...others], rows, rest }: Props) {
  return (
    <ScrollArea label={label} className="max-h-80 rounded-box border border-line">
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
            <tr key={row.key} className="border-t border-line">
              <th scope="row" className="min-w-32 px-3 py-1.5 text-start font-normal wrap-anywhere">
                <bdi>{row.name}</bdi>
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
      {rest && <p className="border-t border-line px-3 py-2 text-note text-muted">{rest}</p>}
    </ScrollArea>
  );
}
