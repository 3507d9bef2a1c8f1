import type { Column } from "#components/ui/grid/column.ts";

/** Where a column's cells stand, and whether they need room to be shown. */
export function placeOf<Row>(column: Column<Row>, isDefault: boolean): string {
  const room = column.wide === "very" ? "hidden xl:table-cell" : column.wide ? "hidden md:table-cell" : "";
  return `${column.end ? "text-end" : "text-start"} ${isDefault ? room : ""}`;
}

/** The place of a box to tick: large enough for a finger. */
export const PICK = "grid size-8 cursor-pointer place-items-center";
