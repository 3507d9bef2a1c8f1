import { z } from "zod";

/** An instant in UTC as PostgreSQL prints it, or ISO 8601. */
const PRINTED = /^\d{4,6}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d{1,6})?(\+00|Z)$/;

/**
 * A place in a list that is sorted by a time and an id, as one opaque text: "<time>~<id>". The time keeps PostgreSQL's
 * microseconds, which a JavaScript date would round away.
 */
export const Cursor = z
  .string()
  .max(100)
  .transform((text, context) => {
    const [at, id] = text.split("~");
    if (at && id && PRINTED.test(at) && z.uuid().safeParse(id).success) return { at, id };
    context.addIssue("is not a place that a page before gave as `next`");
    return z.NEVER;
  });

export type Cursor = z.output<typeof Cursor>;

/** One page of rows that were asked for with one more than the limit, and where the next page begins. */
export function pageOf<R extends { place: string; id: string }>(
  rows: readonly R[],
  limit: number,
): { rows: R[]; next: string | null } {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return { rows: kept, next: last && rows.length > limit ? `${last.place}~${last.id}` : null };
}
