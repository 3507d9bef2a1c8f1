import type { Tx } from "#db/client.ts";
import { type AuditActor, recordAudit } from "#server/audit/record.ts";
import { getBatch } from "#server/batches/get-batch.ts";
import { AppError } from "#server/errors.ts";

/**
 * Has a batch that was given up tried again. A worker is to be woken after the commit.
 * @throws AppError NOT_FOUND, also for another tenant's; CONFLICT when it was not given up
 */
export async function retryBatch(tx: Tx, tenantId: string, id: string, actor: AuditActor): Promise<void> {
  const [put] = await tx<{ back: boolean }[]>`select core.retry_batch(${id}::uuid) as back`;
  if (!put!.back) {
    const { state } = await getBatch(tx, tenantId, id);
    const now = state === "ready" ? "it waits to be processed already" : "it is processed";
    throw new AppError("CONFLICT", { message: `This batch was not given up: ${now}.` });
  }
  await recordAudit(tx, { tenantId, actor, action: "batch.retry", target: id, details: { batches: 1, ids: [id] } });
}
