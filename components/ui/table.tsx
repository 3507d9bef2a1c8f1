import type { ReactNode } from "react";

type Column = {
  name: string /** Figures stand at the end. */;
  end?: boolean /** Left out where there is little room. */;
  wide?: boolean;
};

const PLACE = (column: Column | undefined) =>
  `${column?.end ? "text-end" : "text-start"} ${column?.wide ? "hidden md:table-cell" : ""}`;

/** A dense table whose head stays in view below the top bar while the page scrolls. */
export function Table({
  label,
  columns,
  rows,
}: {
  label: string;
  columns: Column[];
  rows: { key: string; cells: ReactNode[] }[];
}) {
  return (
    <div className="overflow-clip rounded-box border border-line bg-surface">
      <table aria-label={label} className="w-full tabular">
        <thead className="sticky top-14 z-10 bg-sunken text-note text-muted">
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col" className={`px-3 py-2 font-normal whitespace-nowrap sm:px-4 ${PLACE(column)}`}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className="border-t border-line hover:bg-ground">
              {row.cells.map((cell, index) => (
                <td key={columns[index]?.name} className={`px-3 py-2 align-middle sm:px-4 ${PLACE(columns[index])}`}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
