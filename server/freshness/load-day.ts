import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { type BucketRow, Freshness, toBucket } from "#server/freshness/load-freshness.ts";

/** Batches looked into for who sent what: to read all events of a busy day would cost too much. */
const MOST_BATCHES = 500;

export const Day = z.object({
  /** Quarters of an hour of the last day, without those in which nothing came. */
  quarters: Freshness.shape.minutes,
  /** Who sent what, as far back as `sourcesSince`. */
  sources: z.array(z.object({ source: z.string(), type: z.string(), events: z.int(), lastReceivedAt: z.iso.datetime() })),
  /** The oldest of the batches that were looked into; null when none came in a day. */
  sourcesSince: z.iso.datetime().nullable(),
});

type SourceRow = { source: string; type: string; events: number; lastReceivedAt: Date };

/** What came in within the last day, and from whom. */
export async function loadDay(tx: Tx, tenantId: string): Promise<z.infer<typeof Day>> {
  const recent = tx`
    select id, received_at, time_from, time_to from serve.batches
    where tenant_id = ${tenantId} and received_at > clock_timestamp() - interval '1 day' and accepted > 0
    order by received_at desc limit ${MOST_BATCHES}`;
  const [quarters, sources, [since]] = await Promise.all([
    tx<BucketRow[]>`
      select date_bin('15 minutes', received_at, '2000-01-01') as at, sum(accepted + duplicate + quarantined)::int as events,
        sum(quarantined + refused)::int as refused
      from serve.batches where tenant_id = ${tenantId} and received_at > clock_timestamp() - interval '1 day'
      group by 1 order by 1`,
    tx<SourceRow[]>`
      with recent as (${recent})
      select e.source, e.type, count(*)::int as events, max(recent.received_at) as "lastReceivedAt"
      from recent join serve.events e on e.tenant_id = ${tenantId} and e.batch_id = recent.id and e.time >= recent.time_from and e.time <= recent.time_to
      group by e.source, e.type order by "lastReceivedAt" desc, events desc, e.source limit 50`,
    tx<{ at: Date | null }[]>`with recent as (${recent}) select min(received_at) as at from recent`,
  ]);
  return {
    quarters: quarters.map(toBucket),
    sources: sources.map((row) => ({ ...row, lastReceivedAt: row.lastReceivedAt.toISOString() })),
    sourcesSince: since?.at?.toISOString() ?? null,
  };
}
