import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { nameActors } from "#server/audit/name-actors.ts";
import { AppError } from "#server/errors.ts";
import { expectedAt } from "#server/quarantine/expected-at.ts";
import { Reason, RefusedEvent } from "#server/quarantine/refused-event.ts";

const Step = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  actor: z.string(),
  outcome: z.enum(["accepted", "duplicate", "refused", "discarded", "reopened"]),
  jobId: z.uuid().nullable(),
  batchId: z.uuid().nullable(),
  code: z.string().nullable(),
  path: z.string().nullable(),
  message: z.string().nullable(),
  /** Something else than the bytes as sent was replayed. */
  edited: z.boolean(),
  note: z.string().nullable(),
});

export const Quarantined = RefusedEvent.extend({
  /** What it was refused for first, where it has been refused for something else since. */
  firstReason: Reason.nullable(),
  /** The batch that it was replayed with. */
  replayedBatch: z.uuid().nullable(),
  transport: z.enum(["http", "file", "stream", "replay"]),
  origin: z.string(),
  /** The type of the event where it is one that there is. */
  type: z.string().nullable(),
  expected: z.object({ about: z.string().nullable(), form: z.string(), required: z.boolean() }).nullable(),
  /** Everything done about it, the oldest first. */
  steps: z.array(Step),
});

type Row = Omit<z.infer<typeof Quarantined>, "receivedAt" | "expected" | "steps" | "type"> & { receivedAt: Date };
type StepRow = Omit<z.infer<typeof Step>, "at"> & { at: Date };

/**
 * A refused event: why, what was expected, and what was done about it. Not what it says (see loadContent).
 * @throws AppError NOT_FOUND, also for another tenant's
 */
export async function getQuarantined(tx: Tx, tenantId: string, id: string): Promise<z.infer<typeof Quarantined>> {
  const [rows, steps] = await Promise.all([
    tx<Row[]>`
      select q.id, q.batch_id as "batchId", q.ordinal, q.stage, q.code, q.path, q.message, q.schema_version as "schemaVersion", q.source,
        q.event_id as "eventId", q.bytes, q.received_at as "receivedAt", q.state, q.first_reason as "firstReason",
        q.replayed_batch as "replayedBatch", b.transport, b.origin
      from serve.quarantine q join serve.batches b on b.tenant_id = q.tenant_id and b.id = q.batch_id
      where q.tenant_id = ${tenantId} and q.id = ${id}`,
    tx<StepRow[]>`
      select id, at, actor, outcome, job_id as "jobId", batch_id as "batchId", code, path, message, raw is not null as edited, note
      from serve.quarantine_steps where tenant_id = ${tenantId} and quarantine_id = ${id} order by at, id`,
  ]);
  const [row] = rows;
  if (!row) throw new AppError("NOT_FOUND", { message: "There is no such event in quarantine." });
  const names = await nameActors(tx, tenantId, [...new Set(steps.map(({ actor }) => actor))]);
  return {
    ...row,
    receivedAt: row.receivedAt.toISOString(),
    type: row.schemaVersion.split("@")[0] || null,
    expected: expectedAt(row.schemaVersion, row.path),
    steps: steps.map((step) => ({ ...step, at: step.at.toISOString(), actor: names.get(step.actor)?.name ?? step.actor })),
  };
}
