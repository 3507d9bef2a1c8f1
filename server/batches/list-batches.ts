import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { Batch, type BatchRow, toBatch } from "#server/batches/batch.ts";
import { Cursor, pageOf } from "#server/cursor.ts";
import { Days, withinDays } from "#server/within-days.ts";

export const BatchQuery = z.object({
  state: z.enum(["ready", "done", "failed"]).optional(),
  transport: z.enum(["http", "file", "stream", "replay"]).optional(),
  ...Days,
  after: Cursor.optional(),
  limit: z.int().min(1).max(200).default(50),
});

export const BatchPage = z.object({ batches: z.array(Batch), next: z.string().nullable() });

/** A tenant's batches, the newest first. A scope of one subject sees none: a batch mixes subjects. */
export async function listBatches(
  tx: Tx,
  tenantId: string,
  query: z.output<typeof BatchQuery>,
): Promise<z.infer<typeof BatchPage>> {
  const { state, transport, after } = query;
  const found = await tx<(BatchRow & { place: string })[]>`
    select id, transport, origin, state, received_at as "receivedAt", processed_at as "processedAt", accepted, duplicate, quarantined,
      refused, attempts, next_attempt_at as "nextAttemptAt", error, time_from as "timeFrom", time_to as "timeTo",
      received_at::text as place
    from serve.batches
    where tenant_id = ${tenantId}
      ${state ? tx`and state = ${state}` : tx``}
      ${transport ? tx`and transport = ${transport}` : tx``}
      ${withinDays(tx, tenantId, "received_at", query)}
      ${after ? tx`and (received_at, id) < (${after.at}::text::timestamptz, ${after.id}::uuid)` : tx``}
    order by received_at desc, id desc limit ${query.limit + 1}`;
  const { rows, next } = pageOf(found, query.limit);
  return { batches: rows.map(({ place: _place, ...row }) => toBatch(row)), next };
}
