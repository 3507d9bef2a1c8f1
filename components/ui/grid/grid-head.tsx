"use client";
import type { ReactTable, RowData } from "@tanstack/react-table";
import type { Column } from "#components/ui/grid/column.ts";
import { PICK, placeOf } from "#components/ui/grid/look.ts";
import type { gridFeatures } from "#components/ui/grid/use-grid.ts";
import { Icon } from "#components/ui/icon.tsx";

type Props<Row extends RowData> = {
  label: string;
  table: ReactTable<typeof gridFeatures, Row>;
  columns: Column<Row>[];
  isDefault: boolean;
  selecting: boolean;
  actions: unknown;
  sticks: boolean;
};

const SORTS = { asc: "ascending", desc: "descending" } as const;

/** The names of the columns: pressing one orders by it, again backwards, again not at all. */
export function GridHead<Row extends RowData>({ label, table, columns, isDefault, selecting, actions, sticks }: Props<Row>) {
  const some = table.getIsSomeRowsSelected() && !table.getIsAllRowsSelected();
  return (
    <thead className={`bg-sunken text-note text-muted ${sticks ? "sticky top-14 z-10" : ""}`}>
      <tr>
        {selecting && (
          <th scope="col" className="w-8 ps-1">
            <label className={PICK}>
              <input
                type="checkbox"
                aria-label={`${label}: select all`}
                checked={table.getIsAllRowsSelected()}
                ref={(box) => {
                  if (box) box.indeterminate = some;
                }}
                onChange={table.getToggleAllRowsSelectedHandler()}
                className="size-4 cursor-pointer accent-accent-fill"
              />
            </label>
          </th>
        )}
        {table.getVisibleLeafColumns().map((place) => {
          const column = columns.find(({ id }) => id === place.id);
          if (!column) return null;
          const sorted = place.getIsSorted();
          return (
            <th
              key={column.id}
              scope="col"
              aria-sort={sorted ? SORTS[sorted] : undefined}
              style={{ width: column.width }}
              className={`px-3 font-normal whitespace-nowrap sm:px-4 ${placeOf(column, isDefault)}`}
            >
              {place.getCanSort() ? (
                <button
                  type="button"
                  onClick={() => place.toggleSorting(undefined)}
                  className={`group -mx-1 inline-flex h-8 cursor-pointer items-center gap-1 rounded-box px-1 hover:text-ink ${column.end ? "flex-row-reverse" : ""} ${sorted ? "text-ink" : ""}`}
                >
                  {column.name}
                  <Icon
                    name={sorted === "desc" ? "fall" : "up"}
                    className={`size-3 ${sorted ? "" : "opacity-0 group-hover:opacity-60"}`}
                  />
                </button>
              ) : (
                <span className="inline-flex h-8 items-center">{column.name}</span>
              )}
            </th>
          );
        })}
        {actions !== null && (
          <th scope="col" className="px-3 text-end font-normal sm:px-4">
            <span className="sr-only">Actions</span>
          </th>
        )}
      </tr>
    </thead>
  );
}
