import type { Tx } from "#db/client.ts";
import { type AuditActor, recordAudit } from "#server/audit/record.ts";
import { getJob } from "#server/quarantine/get-job.ts";
import type { QuarantineJob } from "#server/quarantine/job.ts";

/**
 * Ends a job after the chunk it is at; what it did stays done. One that has ended already stays as it is.
 * @throws AppError NOT_FOUND, also for another tenant's
 */
export async function cancelJob(tx: Tx, tenantId: string, id: string, actor: AuditActor): Promise<QuarantineJob> {
  await getJob(tx, tenantId, id);
  const ended = await tx`
    update core.quarantine_job set state = 'cancelled', finished_at = clock_timestamp()
    where tenant_id = ${tenantId} and id = ${id} and state in ('queued', 'running') returning rehearsal`;
  const job = await getJob(tx, tenantId, id);
  if (ended[0] && !ended[0].rehearsal) {
    const details = { done: job.done, expected: job.expected };
    await recordAudit(tx, { tenantId, actor, action: "quarantine.cancel", target: id, details });
  }
  return job;
}
