import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { AppError } from "#server/errors.ts";

const Instant = z.iso.datetime({ offset: true });
const Count = z.int().min(0);

/** An event of a batch that was refused, at the door or in processing. Its bytes are kept, not shown. */
export const RefusedEvent = z
  .object({
    quarantineId: z.uuid(),
    ordinal: Count.meta({
      description: "Its place in the batch; small requests share one, so it may differ from the index in the request.",
    }),
    source: z.string().nullable(),
    id: z.string().nullable(),
    stage: z.enum(["collect", "process"]).meta({ description: "collect: schema, window, identity. process: business rules." }),
    code: z.string(),
    path: z.string().meta({ description: "Where in the event, as a JSON pointer." }),
    message: z.string(),
    schemaVersion: z.string(),
    bytes: Count.meta({ description: "Size of the event as it was sent." }),
    state: z.enum(["open", "replayed", "discarded"]),
  })
  .meta({ id: "RefusedEvent" });

/** A batch's way. */
export const BatchView = z
  .object({
    id: z.uuid(),
    state: z.enum(["ready", "done", "failed"]).meta({
      description:
        "ready: stored, waits to be processed. done: in the figures. failed: processing gave up and the operator knows; nothing is lost.",
    }),
    transport: z.enum(["http", "file", "stream", "replay"]),
    origin: z.string().meta({ description: "What sent it: the prefix of a key, the name of a file." }),
    receivedAt: Instant,
    processedAt: Instant.nullable(),
    attempts: Count.meta({ description: "How often processing has failed so far." }),
    nextAttemptAt: Instant.nullable(),
    accepted: Count,
    duplicate: Count,
    quarantined: Count.meta({ description: "Refused at the door, conflicts among them." }),
    refused: Count.meta({ description: "Of the accepted, how many processing refused later by a business rule." }),
    events: z.array(RefusedEvent).meta({ description: "Every event of the batch that was refused, by ordinal." }),
  })
  .meta({ id: "Batch" });
export type BatchView = z.infer<typeof BatchView>;

type BatchRow = Omit<BatchView, "receivedAt" | "processedAt" | "nextAttemptAt" | "events"> & {
  received_at: Date;
  processed_at: Date | null;
  next_attempt_at: Date | null;
};

/**
 * One batch of the tenant in scope, with its refused events.
 * @param tx role app, in a scope of all the tenant's subjects
 * @throws AppError NOT_FOUND, also for what is no id
 */
export async function loadBatch(tx: Tx, tenantId: string, id: string): Promise<BatchView> {
  const missing = () => new AppError("NOT_FOUND", { message: "The tenant has no batch of this id." });
  if (!z.guid().safeParse(id).success) throw missing();
  const [found, events] = await Promise.all([
    tx<BatchRow[]>`
      select id, state, transport, origin, received_at, processed_at, attempts, next_attempt_at, accepted, duplicate, quarantined, refused
      from serve.batches where tenant_id = ${tenantId}::uuid and id = ${id}::uuid`,
    tx<BatchView["events"]>`
      select id as "quarantineId", ordinal, source, event_id as id, stage, code, path, message, schema_version as "schemaVersion", bytes, state
      from serve.quarantine where tenant_id = ${tenantId}::uuid and batch_id = ${id}::uuid
      union all
      -- Of a replay: refused events that stayed, or went back, in quarantine, where they lie with the batch they came in first.
      select q.id, s.ordinal, q.source, q.event_id, s.stage, s.code, s.path, s.message, q.schema_version, q.bytes, q.state
      from serve.quarantine_steps s join serve.quarantine q on q.tenant_id = s.tenant_id and q.id = s.quarantine_id
      where s.tenant_id = ${tenantId}::uuid and s.batch_id = ${id}::uuid and s.outcome = 'refused'
      order by ordinal, stage`,
  ]);
  if (!found[0]) throw missing();
  const { received_at, processed_at, next_attempt_at, ...batch } = found[0];
  const iso = (at: Date | null) => (at === null ? null : at.toISOString());
  return {
    ...batch,
    receivedAt: received_at.toISOString(),
    processedAt: iso(processed_at),
    nextAttemptAt: iso(next_attempt_at),
    events: [...events],
  };
}
