"use client";
import {
  type ColumnDef,
  columnVisibilityFeature,
  createSortedRowModel,
  type RowData,
  type RowSelectionState,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useMemo, useState } from "react";
import { type Column, compareValues, printColumns, shownColumns } from "#components/ui/grid/column.ts";
import { useUrlValue } from "#components/url/use-url-value.ts";

export const gridFeatures = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  rowSelectionFeature,
  sortedRowModel: createSortedRowModel(),
});

type Asked<Row> = {
  rows: Row[];
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
  /** Before its names in the address, where a page has several grids. */
  storeKey: string | undefined;
  /** Ordered by the server: what is asked of it, as the address has it ("-name"). */
  sort: string | null | undefined;
  onSort: ((sort: string | null) => void) | undefined;
  sortable: boolean;
  selectable: (row: Row) => boolean;
};

/** A grid's order, columns and chosen rows. The first two stand in the address. */
export function useGrid<Row extends RowData>({
  rows,
  columns,
  rowKey,
  storeKey,
  sort,
  onSort,
  sortable,
  selectable,
}: Asked<Row>) {
  const named = (name: string) => (storeKey ? `${storeKey}.${name}` : name);
  const [ownSort, setOwnSort] = useUrlValue(named("sort"));
  const [asked, setAsked] = useUrlValue(named("columns"));
  const [rowSelection, setRowSelection] = useState<RowSelectionState>({});
  const order = onSort ? (sort ?? null) : ownSort;
  const shown = useMemo(() => shownColumns(columns, asked), [columns, asked]);

  const defs = useMemo(
    () =>
      columns.map(
        ({ id, name, value }): ColumnDef<typeof gridFeatures, Row, unknown> => ({
          id,
          header: name,
          accessorFn: (row) => value?.(row) ?? undefined,
          enableSorting: sortable && value !== undefined,
          sortUndefined: "last",
          sortFn: (a, b) => compareValues(value?.(a.original), value?.(b.original)),
        }),
      ),
    [columns, sortable],
  );
  const state = useMemo(
    () => ({
      sorting: order ? [{ id: order.replace(/^-/, ""), desc: order.startsWith("-") }] : [],
      columnVisibility: Object.fromEntries(columns.map(({ id }) => [id, shown.includes(id)])),
      rowSelection,
    }),
    [order, columns, shown, rowSelection],
  );

  const table = useTable({
    features: gridFeatures,
    columns: defs,
    data: rows,
    getRowId: rowKey,
    state,
    manualSorting: onSort !== undefined,
    enableMultiSort: false,
    sortDescFirst: false,
    enableRowSelection: (row) => selectable(row.original),
    onRowSelectionChange: setRowSelection,
    onSortingChange: (change) => {
      const [next] = typeof change === "function" ? change(state.sorting) : change;
      (onSort ?? setOwnSort)(next ? `${next.desc ? "-" : ""}${next.id}` : null);
    },
  });
  return {
    table,
    shown,
    setShown: (ids: string[]) => setAsked(printColumns(columns, ids)),
    /** Rows that went meanwhile are no longer chosen. */
    chosen: rows.filter((row) => rowSelection[rowKey(row)]),
    clear: () => setRowSelection({}),
    /** Nobody has chosen columns: those for much room are left out where there is little. */
    isDefault: asked === null,
  };
}
