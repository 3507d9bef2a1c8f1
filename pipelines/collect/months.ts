import type { Sql } from "#db/client.ts";
import type { Prepared } from "#server/events/prepare.ts";

const made = new WeakMap<Sql, Set<string>>();

/**
 * Makes the partitions of every month that these events fall into, where this process does not know them to be there.
 * A step of its own before the batch's transaction: making one takes a lock that all writers would wait for.
 */
export async function ensureMonths(sql: Sql, events: readonly Prepared[]): Promise<void> {
  const known = made.get(sql) ?? new Set<string>();
  made.set(sql, known);
  for (const month of monthsOf(events)) {
    if (known.has(month)) continue;
    await sql`select ops.ensure_month(${month}::date)`;
    known.add(month);
  }
}

/** Forgets which months are there, after an insert has found one missing (dropped, for example, by archiving). */
export const forgetMonths = (sql: Sql): void => void made.delete(sql);

/** First days of the months (UTC) of all instants, sorted: whoever makes several makes them in the same order. */
function monthsOf(events: readonly Prepared[]): string[] {
  const months = new Set<number>();
  for (const event of events) {
    if (!event.ok) continue;
    for (const { at } of event.instants) {
      months.add(monthOf(at));
      // The database keeps microseconds and rounds: the last ones of a month fall into the next.
      months.add(monthOf(at + 1));
    }
  }
  return [...months]
    .sort((a, b) => a - b)
    .map((month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`);
}

function monthOf(ms: number): number {
  const date = new Date(ms);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
