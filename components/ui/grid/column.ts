import type { ReactNode } from "react";
import type { CsvCell } from "#components/csv/csv.ts";

/** A column of a data grid. */
export type Column<Row> = {
  id: string;
  name: string;
  cell: (row: Row) => ReactNode;
  /** What it is sorted by and written as in a file; a column without one is neither. */
  value?: (row: Row) => CsvCell;
  /** Figures stand at the end. */
  end?: boolean;
  /** Left out where there is little room, or already where there is not very much, unless somebody asks for it. */
  wide?: boolean | "very";
  /** False for what a row means nothing without. The first column always stays. */
  hideable?: boolean;
  /** As CSS has it: "12rem". */
  width?: string;
  /** Shown only when somebody asks for it. */
  default?: "hidden";
};

/** The columns that an address asks for; those of the grid itself where it asks for none, or for none there is. */
export function shownColumns<Row>(columns: Column<Row>[], asked: string | null): string[] {
  const names = asked?.split(",") ?? [];
  const known = columns.filter(({ id }) => names.includes(id));
  if (known.length === 0) return columns.filter((column) => column.default !== "hidden").map(({ id }) => id);
  return columns
    .filter((column, place) => place === 0 || column.hideable === false || known.includes(column))
    .map(({ id }) => id);
}

/** What to write into the address for these columns; null when they are the grid's own choice. */
export function printColumns<Row>(columns: Column<Row>[], shown: readonly string[]): string | null {
  const ids = columns.filter(({ id }, place) => place === 0 || shown.includes(id)).map(({ id }) => id);
  return ids.join() === shownColumns(columns, null).join() ? null : ids.join();
}

const collator = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });

/** Numbers by size, texts as people order them: "key 9" before "key 10". */
export function compareValues(a: CsvCell | undefined, b: CsvCell | undefined): number {
  return typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a ?? ""), String(b ?? ""));
}

/** Whether a row has the words somebody searches for, in any of its values. */
export function matches<Row>(columns: Column<Row>[], row: Row, search: string): boolean {
  const text = columns
    .map((column) => column.value?.(row) ?? "")
    .join("\n")
    .toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
