"use client";
import type { ReactTable, RowData } from "@tanstack/react-table";
import Link from "next/link";
import type { ReactNode } from "react";
import type { Column } from "#components/ui/grid/column.ts";
import { PICK, placeOf } from "#components/ui/grid/look.ts";
import { moveByRow } from "#components/ui/grid/row-keys.ts";
import type { gridFeatures } from "#components/ui/grid/use-grid.ts";

type Props<Row extends RowData> = {
  table: ReactTable<typeof gridFeatures, Row>;
  columns: Column<Row>[];
  isDefault: boolean;
  selecting: boolean;
  actions: ((row: Row) => ReactNode) | null;
  rowHref?: (row: Row) => string | null;
  rowName: (row: Row) => string;
};

/** What can be pressed in a row lies above the link that covers it. */
const ABOVE = "[&_a]:relative [&_a]:z-1 [&_button]:relative [&_button]:z-1";

/** The rows, each a link as a whole where it leads somewhere. */
export function GridBody<Row extends RowData>({ table, columns, isDefault, selecting, actions, rowHref, rowName }: Props<Row>) {
  return (
    <tbody onKeyDown={moveByRow}>
      {table.getRowModel().rows.map((row) => {
        const href = rowHref?.(row.original) ?? null;
        const selected = row.getIsSelected();
        return (
          <tr
            key={row.id}
            data-selected={selected || undefined}
            className={`border-t border-line transition-colors duration-150 hover:bg-ground data-[selected]:bg-tint ${href ? "relative" : ""}`}
          >
            {selecting && (
              <td className="w-8 ps-1">
                <label className={`${PICK} relative z-1`}>
                  <input
                    type="checkbox"
                    aria-label={`Select ${rowName(row.original)}`}
                    checked={selected}
                    disabled={!row.getCanSelect()}
                    onChange={row.getToggleSelectedHandler()}
                    className="size-4 cursor-pointer accent-accent-fill disabled:invisible"
                  />
                </label>
              </td>
            )}
            {row.getVisibleCells().map((cell, index) => {
              const column = columns.find(({ id }) => id === cell.column.id);
              if (!column) return null;
              const content = column.cell(row.original);
              return (
                <td
                  key={column.id}
                  className={`px-3 py-2 align-middle sm:px-4 ${placeOf(column, isDefault)} ${href && index > 0 ? ABOVE : ""}`}
                >
                  {href && index === 0 ? (
                    <Link href={href} prefetch={false} className="rounded-box after:absolute after:inset-0 hover:text-accent">
                      {content}
                    </Link>
                  ) : (
                    content
                  )}
                </td>
              );
            })}
            {actions && <td className={`px-1 py-1 text-end whitespace-nowrap sm:px-3 ${ABOVE}`}>{actions(row.original)}</td>}
          </tr>
        );
      })}
    </tbody>
  );
}
