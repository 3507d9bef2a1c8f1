import { z } from "zod";
import { AppError } from "#server/errors.ts";

/** The place after which a page goes on, as one opaque word: the keys of its last row. */
export const writeCursor = (keys: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(keys)).toString("base64url");

/** @throws AppError BAD_REQUEST for what no page of ours ended with. */
export function readCursor<S extends z.ZodType>(schema: S, cursor: string): z.output<S> {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch (cause) {
    throw new AppError(
      "BAD_REQUEST",
      { message: "The cursor is not one of ours: start at the first page.", path: "cursor" },
      { cause },
    );
  }
}

/** A timestamp as PostgreSQL prints it in UTC, to the microsecond. */
export const PrintedInstant = z.string().regex(/^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/);

/** A text that came out of the database. */
export const StoredText = z.string().refine((text) => !text.includes("\0"));

/** Rows of a page: one more is asked for, which tells whether there is a next page. */
export function page<T>(
  rows: readonly T[],
  limit: number,
  keys: (row: T) => (string | number | null)[],
): { rows: T[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last ? writeCursor(keys(last)) : null };
}
