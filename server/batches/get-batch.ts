import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { Batch, type BatchRow, toBatch } from "#server/batches/batch.ts";
import { AppError } from "#server/errors.ts";

export const BatchDetails = Batch.extend({
  /** What was refused of it, by reason. */
  reasons: z.array(z.object({ stage: z.enum(["collect", "process"]), code: z.string(), events: z.int() })),
});

/**
 * A batch's way: what became of its events, and why some were refused.
 * @throws AppError NOT_FOUND, also for another tenant's batch
 */
export async function getBatch(tx: Tx, tenantId: string, id: string): Promise<z.infer<typeof BatchDetails>> {
  const [row] = await tx<BatchRow[]>`
    select id, transport, origin, state, received_at as "receivedAt", processed_at as "processedAt", accepted, duplicate, quarantined,
      refused, attempts, next_attempt_at as "nextAttemptAt", error, time_from as "timeFrom", time_to as "timeTo"
    from serve.batches where tenant_id = ${tenantId} and id = ${id}`;
  if (!row) throw new AppError("NOT_FOUND", { message: "There is no such batch." });
  const reasons = await tx<{ stage: "collect" | "process"; code: string; events: number }[]>`
    select stage, code, count(*)::int as events from (
      select stage, code from serve.quarantine where tenant_id = ${tenantId} and batch_id = ${id}
      union all
      select stage, code from serve.quarantine_steps where tenant_id = ${tenantId} and batch_id = ${id} and outcome = 'refused'
    ) refused group by stage, code order by events desc, code`;
  return { ...toBatch(row), reasons: [...reasons] };
}
