"use client";
import type { ReactNode } from "react";
import { Input, Menu, MenuItem, MenuTrigger, Popover, SearchField } from "react-aria-components";
import { CsvButton } from "#components/csv/csv-button.tsx";
import type { Csv } from "#components/csv/use-csv.ts";
import { count } from "#components/format/unit.ts";
import { Button } from "#components/ui/button.tsx";
import { PANEL } from "#components/ui/explain.tsx";
import { FRAME, ITEM } from "#components/ui/field-look.ts";
import type { Column } from "#components/ui/grid/column.ts";
import { Icon } from "#components/ui/icon.tsx";

type Search = { value: string; onChange: (value: string) => void; placeholder?: string };

type Props<Row> = {
  label: string;
  search?: Search;
  columns: Column<Row>[];
  shown: string[];
  onShown: (ids: string[]) => void;
  makeCsv: () => Csv;
  /** How many rows there are to see, and whether there are more. */
  rows: number;
  hasMore: boolean;
  children?: ReactNode;
};

/** Above a grid: what to look for, which columns to show, and the way out into a file. */
export function GridTools<Row>({ label, search, columns, shown, onShown, makeCsv, rows, hasMore, children }: Props<Row>) {
  const choices = columns.filter((column, place) => place > 0 && column.hideable !== false);
  const fixed = columns.filter((column) => !choices.includes(column)).map(({ id }) => id);
  return (
    <div className="no-print mb-2 flex min-h-9 flex-wrap items-center gap-x-1 gap-y-2">
      {search && <Searching label={label} {...search} />}
      {children}
      <p role="status" className="px-2 text-note text-muted tabular">
        {count(rows)}
        {hasMore ? "+" : ""} {rows === 1 && !hasMore ? "row" : "rows"}
      </p>
      <div className="ms-auto flex items-center">
        {choices.length > 1 && (
          <MenuTrigger>
            <Button look="quiet" aria-label={`${label}: columns`}>
              <Icon name="columns" />
              <span className="hidden sm:inline">Columns</span>
            </Button>
            <Popover placement="bottom end" className={`${PANEL} max-h-96 min-w-44 overflow-auto`}>
              <Menu
                aria-label="Columns"
                selectionMode="multiple"
                shouldCloseOnSelect={false}
                selectedKeys={shown}
                onSelectionChange={(chosen) =>
                  onShown(chosen === "all" ? columns.map(({ id }) => id) : [...fixed, ...[...chosen].map(String)])
                }
                className="p-1 outline-none"
              >
                {choices.map((column) => (
                  <MenuItem key={column.id} id={column.id} textValue={column.name} className={ITEM}>
                    <span className="min-w-0 grow">{column.name}</span>
                    <Icon name="check" className="text-accent opacity-0 group-data-[selected]:opacity-100" />
                  </MenuItem>
                ))}
              </Menu>
            </Popover>
          </MenuTrigger>
        )}
        <CsvButton name={label} make={makeCsv} />
      </div>
    </div>
  );
}

function Searching({ label, value, onChange, placeholder = "Search" }: Search & { label: string }) {
  return (
    <SearchField
      aria-label={`${label}: search`}
      value={value}
      onChange={onChange}
      className={`${FRAME} group flex h-9 w-72 max-w-full items-center gap-2 ps-3 data-[focus-within]:outline-2`}
    >
      <Icon name="search" className="text-muted" />
      <Input
        placeholder={placeholder}
        className="h-full min-w-0 grow bg-transparent outline-none placeholder:text-muted [&::-webkit-search-cancel-button]:hidden"
      />
      <Button look="icon" aria-label="Clear the search" className="group-data-[empty]:invisible">
        <Icon name="close" className="size-3" />
      </Button>
    </SearchField>
  );
}
