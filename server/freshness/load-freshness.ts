import { z } from "zod";
import type { Tx } from "#db/client.ts";

const Bucket = z.object({
  /** When it begins. */
  at: z.iso.datetime(),
  events: z.int(),
  /** Of them, how many are in quarantine. */
  refused: z.int(),
});

export const Freshness = z.object({
  /** Everything received up to then is in the figures. */
  asOf: z.iso.datetime(),
  /** The server's clock when it was asked. */
  now: z.iso.datetime(),
  /** What was received longest ago of what waits; null when nothing does. */
  waitingSince: z.iso.datetime().nullable(),
  waiting: z.object({ batches: z.int(), events: z.int() }),
  /** Batches that were given up. */
  failed: z.int(),
  /** Minutes of the last hour, without those in which nothing came. */
  minutes: z.array(Bucket),
  views: z.array(
    z.object({
      view: z.string(),
      refreshedAt: z.iso.datetime().nullable(),
      ms: z.int().nullable(),
      /** Months that are added up anew for each question until the next refresh. */
      waitingMonths: z.int(),
    }),
  ),
});

type Head = { asOf: Date; now: Date; waitingSince: Date | null; batches: number; events: number; failed: number };
export type BucketRow = { at: Date; events: number; refused: number };

/** How fresh a tenant's figures are, and what comes in now. */
export async function loadFreshness(tx: Tx, tenantId: string): Promise<z.infer<typeof Freshness>> {
  const [[head], minutes, views] = await Promise.all([
    tx<Head[]>`
      select f.as_of as "asOf", clock_timestamp() as now, f.waiting_since as "waitingSince",
        (select count(*)::int from serve.batches b where b.tenant_id = f.tenant_id and b.state = 'ready') as batches,
        (select coalesce(sum(b.accepted), 0)::int from serve.batches b where b.tenant_id = f.tenant_id and b.state = 'ready') as events,
        (select count(*)::int from serve.batches b where b.tenant_id = f.tenant_id and b.state = 'failed') as failed
      from serve.freshness f where f.tenant_id = ${tenantId}`,
    tx<BucketRow[]>`
      select date_trunc('minute', received_at) as at, sum(accepted + duplicate + quarantined)::int as events, sum(quarantined + refused)::int as refused
      from serve.batches where tenant_id = ${tenantId} and received_at > date_trunc('minute', clock_timestamp()) - interval '59 minutes'
      group by 1 order by 1`,
    tx<{ view: string; refreshedAt: Date | null; ms: number | null; waitingMonths: number }[]>`
      select view, refreshed_at as "refreshedAt", ms, waiting_months as "waitingMonths" from serve.view_states
      where tenant_id = ${tenantId} order by view`,
  ]);
  const { asOf, now, waitingSince, batches, events, failed } = head!;
  return {
    asOf: asOf.toISOString(),
    now: now.toISOString(),
    waitingSince: waitingSince?.toISOString() ?? null,
    waiting: { batches, events },
    failed,
    minutes: minutes.map(toBucket),
    views: views.map((view) => ({ ...view, refreshedAt: view.refreshedAt?.toISOString() ?? null })),
  };
}

export const toBucket = ({ at, ...counts }: BucketRow): z.infer<typeof Bucket> => ({ at: at.toISOString(), ...counts });
