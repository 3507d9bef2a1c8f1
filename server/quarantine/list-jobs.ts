import type { Tx } from "#db/client.ts";
import { type JobRow, type QuarantineJob, toJob } from "#server/quarantine/job.ts";

/** The last jobs on a tenant's quarantine, the newest first, rehearsals left out. */
export async function listJobs(tx: Tx, tenantId: string): Promise<QuarantineJob[]> {
  const rows = await tx<JobRow[]>`
    select id, kind, rehearsal, filter, change, note, actor, state, expected, done, accepted, duplicate, refused, reasons, created_at,
      started_at, finished_at, error
    from core.quarantine_job where tenant_id = ${tenantId} and not rehearsal order by created_at desc limit 20`;
  return rows.map(toJob);
}
