import type { Tx } from "#db/client.ts";
import { AppError } from "#server/errors.ts";
import { type JobRow, type QuarantineJob, toJob } from "#server/quarantine/job.ts";

/**
 * A job on the quarantine, as far as it is.
 * @throws AppError NOT_FOUND, also for another tenant's
 */
export async function getJob(tx: Tx, tenantId: string, id: string): Promise<QuarantineJob> {
  const [row] = await tx<JobRow[]>`
    select id, kind, rehearsal, filter, change, note, actor, state, expected, done, accepted, duplicate, refused, reasons, created_at,
      started_at, finished_at, error
    from core.quarantine_job where tenant_id = ${tenantId} and id = ${id}`;
  if (!row) throw new AppError("NOT_FOUND", { message: "There is no such replay." });
  return toJob(row);
}
