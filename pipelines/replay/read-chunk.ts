import type { Sql } from "#db/client.ts";
import type { OpenJob } from "#pipelines/replay/open-job.ts";
import { matching } from "#server/quarantine/matching.ts";

/** Events of one transaction, and bytes of them: an event may have a megabyte. */
const MOST_EVENTS = 1_000;
const MOST_BYTES = 16_000_000;

/** A refused event; place: its received_at with all its digits. */
export type ChunkRow = { id: string; place: string; raw: Uint8Array; hash: Uint8Array | null };

/** The next open events that a replay is about, oldest first; empty when it is through. */
export async function readChunk(sql: Sql, job: OpenJob): Promise<ChunkRow[]> {
  return sql<ChunkRow[]>`
    select id, received_at::text as place, raw, hash from raw.quarantine
    where tenant_id = ${job.tenantId} and id = any (array(
      select id from (
        select id, received_at, row_number() over w as n, sum(octet_length(raw)) over w as total from (
          select id, received_at, raw from raw.quarantine
          where tenant_id = ${job.tenantId} and state = 'open' and received_at <= ${job.createdAt}::text::timestamptz
            and (${job.afterAt}::text is null or (received_at, id) > (${job.afterAt}::text::timestamptz, ${job.afterId}::uuid))
            ${matching(sql, job.filter)}
          order by received_at, id limit ${MOST_EVENTS}
        ) next
        window w as (order by received_at, id)
      ) counted
      where n = 1 or total <= ${MOST_BYTES}))
    order by received_at, id`;
}
