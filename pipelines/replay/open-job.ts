import type { Sql, Tx } from "#db/client.ts";
import { Change, QuarantineFilter } from "#server/quarantine/quarantine-input.ts";

/** A job that is not at its end, with the place it has come to. Instants are texts: a date would drop microseconds. */
export type OpenJob = {
  tenantId: string;
  id: string;
  kind: "replay" | "discard" | "reopen";
  rehearsal: boolean;
  filter: QuarantineFilter;
  change: Change | null;
  note: string;
  actor: string;
  done: number;
  reasons: Record<string, number>;
  createdAt: string;
  afterAt: string | null;
  afterId: string | null;
};

type Row = Omit<OpenJob, "tenantId" | "filter" | "change"> & { filter: unknown; change: unknown };

/** The job, or null when it has ended or never was. */
export async function openJob(sql: Sql, tenantId: string, id: string): Promise<OpenJob | null> {
  const [row] = await sql<Row[]>`
    select id, kind, rehearsal, filter, change, note, actor, done, reasons, created_at::text as "createdAt", after_at::text as "afterAt",
      after_id as "afterId"
    from core.quarantine_job where tenant_id = ${tenantId} and id = ${id} and state in ('queued', 'running')`;
  if (!row) return null;
  return { ...row, tenantId, filter: QuarantineFilter.parse(row.filter), change: Change.nullable().parse(row.change) };
}

/** Locks the job for a transaction. False when it has ended, or another worker is at it or has gone on: then nothing is to be done. */
export async function holdJob(tx: Tx, job: OpenJob): Promise<boolean> {
  const held = await tx`
    select from core.quarantine_job
    where tenant_id = ${job.tenantId} and id = ${job.id} and state in ('queued', 'running') and done = ${job.done}
      and after_id is not distinct from ${job.afterId}::uuid
    for update skip locked`;
  return held.length > 0;
}

/** Jobs of all tenants that are not at their end, the oldest first. */
export async function openJobs(sql: Sql): Promise<{ tenantId: string; jobId: string }[]> {
  return sql<{ tenantId: string; jobId: string }[]>`
    select tenant_id as "tenantId", id as "jobId" from core.quarantine_job where state in ('queued', 'running') order by created_at`;
}
