"use client";
import type { RowData } from "@tanstack/react-table";
import { type ReactNode, useMemo } from "react";
import type { Csv } from "#components/csv/use-csv.ts";
import { Button } from "#components/ui/button.tsx";
import { type Column, matches } from "#components/ui/grid/column.ts";
import { GridBody } from "#components/ui/grid/grid-body.tsx";
import { GridHead } from "#components/ui/grid/grid-head.tsx";
import { GridTools } from "#components/ui/grid/grid-tools.tsx";
import { useGrid } from "#components/ui/grid/use-grid.ts";
import { useOverflow } from "#components/ui/grid/use-overflow.ts";
import { useUrlValue } from "#components/url/use-url-value.ts";

type Props<Row> = {
  label: string;
  rows: Row[];
  /** Kept the same between drawings: at the module's level or in a memo. */
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
  /** What a row is called, for those who hear it: "Select till-7". */
  rowName?: (row: Row) => string;
  /** Before its names in the address, where a page has several grids. */
  storeKey?: string;
  /** In place of the grid while it has no rows. */
  empty: ReactNode;
  /** With these the server orders: "-name" is by name, backwards. Without them the rows are all there are, and ordered here. */
  sort?: string | null;
  onSort?: (sort: string | null) => void;
  /** Which rows can be chosen. */
  selection?: true | ((row: Row) => boolean);
  /** What can be done with those that were. */
  bulk?: (selected: Row[], clear: () => void) => ReactNode;
  /** What can be done with one row, at its end; or anything beside the search. */
  actions?: ReactNode | ((row: Row) => ReactNode);
  /** Without a value the rows are searched here, by what stands in their columns. */
  /** Beside the search: fields that say which rows are shown. */
  tools?: ReactNode;
  search?: { value?: string; onChange?: (value: string) => void; placeholder?: string };
  more?: { hasMore: boolean; load: () => void; isLoading: boolean };
  /** Where a row leads. Its first cell is then the link, so nothing in it can be pressed. */
  rowHref?: (row: Row) => string | null;
};

/** A dense table: ordered by any column, with the columns one wants, by mouse and by keys, and all of it in the address. */
export function DataGrid<Row extends RowData>(props: Props<Row>) {
  const { label, rows, columns, rowKey, rowName, storeKey, empty, sort, onSort, selection, bulk, actions, tools, search, more } =
    props;
  const [words, setWords] = useUrlValue(storeKey ? `${storeKey}.q` : "q");
  const [room, overflows] = useOverflow();
  const here = search !== undefined && search.value === undefined;
  const wanted = search?.value ?? (here ? (words ?? "") : "");
  const found = useMemo(
    () => (here && wanted.trim() !== "" ? rows.filter((row) => matches(columns, row, wanted.trim())) : rows),
    [here, wanted, rows, columns],
  );
  const hasMore = more?.hasMore ?? false;
  const { table, shown, setShown, chosen, clear, isDefault } = useGrid({
    rows: found,
    columns,
    rowKey,
    storeKey,
    sort,
    onSort,
    // The first rows of a list in another order are not the first rows of it in this one.
    sortable: onSort !== undefined || !hasMore,
    selectable: (row) => selection === true || (selection?.(row) ?? false),
  });
  if (rows.length === 0 && wanted === "") return empty;

  const look = {
    columns,
    isDefault,
    selecting: selection !== undefined,
    actions: typeof actions === "function" ? actions : null,
  };
  const change = search?.onChange ?? ((value: string) => setWords(value || null));
  const makeCsv = (): Csv => {
    const written = columns.filter((column) => column.value && shown.includes(column.id));
    const ordered = table.getRowModel().rows.map((row) => row.original);
    return {
      header: written.map(({ name }) => name),
      rows: ordered.map((row) => written.map((column) => column.value?.(row) ?? null)),
    };
  };

  return (
    <div>
      {chosen.length > 0 && bulk ? (
        <div className="mb-2 flex min-h-9 flex-wrap items-center gap-2 rounded-box bg-tint px-3">
          <p role="status" className="font-strong tabular">
            {chosen.length} selected
          </p>
          {bulk(chosen, clear)}
          <Button look="quiet" className="ms-auto" onPress={clear}>
            Select none
          </Button>
        </div>
      ) : (
        <GridTools
          label={label}
          {...(search && { search: { value: wanted, onChange: change, placeholder: search.placeholder } })}
          columns={columns}
          shown={shown}
          onShown={setShown}
          makeCsv={makeCsv}
          rows={found.length}
          hasMore={hasMore}
        >
          {tools}
          {typeof actions === "function" ? null : actions}
        </GridTools>
      )}
      <div
        ref={room}
        className={`relative rounded-box border border-line bg-surface ${overflows ? "overflow-x-auto" : "overflow-clip"}`}
        {...(overflows && { tabIndex: 0, role: "region", "aria-label": `${label}, scrolls sideways` })}
      >
        <table aria-label={label} className="w-full tabular">
          <GridHead table={table} {...look} sticks={!overflows} label={label} />
          <GridBody table={table} {...look} rowHref={props.rowHref} rowName={rowName ?? nameBy(columns)} />
        </table>
        {found.length === 0 && (
          <p className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-6 text-muted">
            <span className="wrap-anywhere">Nothing here matches “{wanted}”.</span>
            <Button look="quiet" className="text-accent" onPress={() => change("")}>
              Show all
            </Button>
          </p>
        )}
      </div>
      {hasMore && (
        <div className="no-print mt-4 flex justify-center">
          <Button isPending={more?.isLoading ?? false} onPress={() => more?.load()}>
            {more?.isLoading ? "Loading…" : "Show more"}
          </Button>
        </div>
      )}
    </div>
  );
}

/** A row is called what stands in its first column. */
function nameBy<Row>([first]: Column<Row>[]): (row: Row) => string {
  return (row) => String(first?.value?.(row) ?? "this row");
}
