import type { Sql, Tx } from "#db/client.ts";
import { isOutage } from "#db/sqlstate.ts";
import { standingOf } from "#pipelines/collect/standing.ts";
import type { ChunkEnd } from "#pipelines/replay/advance-job.ts";
import { holdJob, type OpenJob, openJob } from "#pipelines/replay/open-job.ts";
import { readChunk } from "#pipelines/replay/read-chunk.ts";
import { replayChunk } from "#pipelines/replay/replay-chunk.ts";
import { resolveChunk } from "#pipelines/replay/resolve-chunk.ts";
import { recordAudit } from "#server/audit/record.ts";
import { log } from "#server/log.ts";
import { prepareReplay } from "#server/quarantine/prepare-replay.ts";

export type RunOptions = {
  signal?: AbortSignal;
  /** Told of each commit with something new to process in it. */
  onCommitted?: (tenantId: string) => void;
  onProgress?: (job: OpenJob) => void;
};

/**
 * Does a job on the quarantine, chunk by chunk, each in a transaction of its own: it can be cancelled between them, and
 * whoever comes after one that was killed goes on where it stopped. Several at once do no harm.
 *
 * @param sql a pool of role pipeline
 * @throws when the database cannot do anything now; any other failure ends the job as `failed`, and what it did until then stays
 */
export async function runJob(sql: Sql, tenantId: string, id: string, options: RunOptions = {}): Promise<void> {
  for (let job = await openJob(sql, tenantId, id); job && !options.signal?.aborted; job = await openJob(sql, tenantId, id)) {
    try {
      options.onProgress?.(job);
      const end = job.kind === "replay" ? await replayNext(sql, job, options) : await resolveChunk(sql, job);
      if (end === "lost" || (end === "through" && !(await endJob(sql, job)))) return;
    } catch (error) {
      if (isOutage(error)) throw error;
      log.error({ event: "quarantine.job_failed", tenant: tenantId, job: id, err: error }, "a job on the quarantine failed");
      await sql`
        update core.quarantine_job set state = 'failed', finished_at = clock_timestamp(), error = ${String(error).slice(0, 2_000)}
        where tenant_id = ${tenantId} and id = ${id} and state in ('queued', 'running')`;
    }
  }
}

async function replayNext(sql: Sql, job: OpenJob, options: RunOptions): Promise<ChunkEnd> {
  const rows = await readChunk(sql, job);
  if (rows.length === 0) return "through";
  const { window } = await standingOf(sql, job.tenantId);
  const replayed = rows.map((row) => prepareReplay(row, job.change, window));
  const done = await replayChunk(sql, job, await originOf(sql, job.actor), rows, replayed);
  if (done && done.accepted > 0 && !job.rehearsal) options.onCommitted?.(job.tenantId);
  return done === null ? "lost" : "more";
}

/** Ends a job that has nothing left to do. False when another worker is at it. */
async function endJob(sql: Sql, job: OpenJob): Promise<boolean> {
  return sql.begin(async (begun) => {
    const tx = begun as unknown as Tx;
    if (!(await holdJob(tx, job))) return false;
    const [ended] = await tx`
      update core.quarantine_job set state = 'done', started_at = coalesce(started_at, clock_timestamp()), finished_at = clock_timestamp()
      where tenant_id = ${job.tenantId} and id = ${job.id} returning done, accepted, duplicate, refused`;
    if (!job.rehearsal) {
      const { done, accepted, duplicate, refused } = ended!;
      const details = job.kind === "replay" ? { accepted, duplicate, refused } : { events: done };
      const action = { replay: "quarantine.replayed", discard: "quarantine.discarded", reopen: "quarantine.reopened" }[job.kind];
      await recordAudit(tx, { tenantId: job.tenantId, actor: job.actor, action, target: job.id, details });
    }
    return true;
  }) as Promise<boolean>;
}

/** Who replays, as people know them. */
async function originOf(sql: Sql, actor: string): Promise<string> {
  const [kind, id] = [actor.slice(0, actor.indexOf(":")), actor.slice(actor.indexOf(":") + 1)];
  if (kind !== "user") return actor;
  const [user] = await sql<{ email: string }[]>`select email from core.user_account where id = ${id}::uuid`;
  return user?.email ?? actor;
}
