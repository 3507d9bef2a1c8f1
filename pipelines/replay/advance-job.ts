import type { Tx } from "#db/client.ts";
import type { OpenJob } from "#pipelines/replay/open-job.ts";

/** What became of the events of one chunk. */
export type ChunkOutcome = {
  events: number;
  accepted: number;
  duplicate: number;
  refused: number;
  reasons: Record<string, number>;
  last: { place: string; id: string };
};

/** Whether there may be more to do, nothing is left, or the job has ended or is another worker's. */
export type ChunkEnd = "more" | "through" | "lost";

/** Writes how far a job has come, in the transaction of what it did. */
export async function advanceJob(tx: Tx, job: OpenJob, outcome: ChunkOutcome): Promise<void> {
  const reasons = { ...job.reasons };
  for (const [code, events] of Object.entries(outcome.reasons)) reasons[code] = (reasons[code] ?? 0) + events;
  await tx`
    update core.quarantine_job set state = 'running', started_at = coalesce(started_at, clock_timestamp()), done = done + ${outcome.events},
      accepted = accepted + ${outcome.accepted}, duplicate = duplicate + ${outcome.duplicate}, refused = refused + ${outcome.refused},
      reasons = ${JSON.stringify(reasons)}::text::jsonb, after_at = ${outcome.last.place}::text::timestamptz, after_id = ${outcome.last.id}::uuid
    where tenant_id = ${job.tenantId} and id = ${job.id}`;
}
