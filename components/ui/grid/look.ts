import type { Column } from "#components/ui/grid/column.ts";

/** Where a column's cells stand, and whether they need room to be shown. */
export function placeOf<Row>(column: Column<Row>, isDefault: boolean): string {
  return `${column.end ? "text-end" : "text-start"} ${column.wide && isDefault ? "hidden md:table-cell" : ""}`;
}

/** The place of a box to tick: large enough for a finger. */
export const PICK = "grid size-8 cursor-pointer place-items-center";
