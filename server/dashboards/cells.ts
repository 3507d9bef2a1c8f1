import type { Row } from "#server/metrics/contract.ts";

/** A figure of a row; null where there is none. */
export function figure(row: Row | undefined, name: string): number | null {
  const value = row?.[name];
  return typeof value === "number" ? value : null;
}

/** Money or a count of a row, where no row means that nothing was paid. */
export const amount = (row: Row | undefined, name: string): number => figure(row, name) ?? 0;

export const text = (row: Row, name: string): string => String(row[name] ?? "");

/** A timestamp (as the driver gives it, or as PostgreSQL prints it in UTC) as ISO 8601 with a Z. */
export const instant = (timestamp: Date | string): string => new Date(timestamp).toISOString();

/** A part of a whole, 0 to 1; null where the whole is not positive. */
export const share = (part: number, whole: number | null): number | null => (whole !== null && whole > 0 ? part / whole : null);
