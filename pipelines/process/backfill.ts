import type { Sql } from "#db/client.ts";
import { withRetries } from "#pipelines/process/retry.ts";
import { rollTenant } from "#pipelines/process/roll-tenant.ts";
import { recorded } from "#pipelines/process/runs.ts";

export type Backfill = { events: number; marks: number };

/**
 * Makes the facts and figures of a span of days anew from the raw events kept: every entity that an event of these days
 * speaks of is settled again from all its events, and its old and new places are rolled. The figures stay served
 * meanwhile, and each slice (a day) is one transaction, so that it may be stopped and started again.
 *
 * @param sql a pool of role pipeline
 * @param from first day, @param to the day after the last, both UTC ("2026-01-01")
 */
export async function backfill(
  sql: Sql,
  tenantId: string,
  span: { from: string; to: string },
  options: { signal?: AbortSignal; onProgress?: (done: { day: string; days: number; of: number; events: number }) => void } = {},
): Promise<Backfill> {
  const days = await daysWithEvents(sql, tenantId, span);
  const total: Backfill = { events: 0, marks: 0 };
  const target = `${span.from}..${span.to}`;
  await recorded(sql, { kind: "backfill", tenantId, target }, async () => {
    for (const [index, day] of days.entries()) {
      if (options.signal?.aborted) break;
      const [row] = await withRetries(() => sql`select ops.reprocess_day(${tenantId}::uuid, ${day}::date) as events`);
      total.events += row?.events ?? 0;
      total.marks += await rollTenant(sql, tenantId);
      options.onProgress?.({ day, days: index + 1, of: days.length, events: total.events });
    }
    return { rowsIn: total.events, rowsOut: total.marks };
  });
  return total;
}

async function daysWithEvents(sql: Sql, tenantId: string, { from, to }: { from: string; to: string }): Promise<string[]> {
  const rows = await sql`
    select distinct (e.time at time zone 'UTC')::date as day from raw.event e
    where e.tenant_id = ${tenantId}
      and e.time >= ${from}::date::timestamp at time zone 'UTC' and e.time < ${to}::date::timestamp at time zone 'UTC'
    order by 1`;
  return rows.map((row) => row.day as string);
}
