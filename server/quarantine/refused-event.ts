import { z } from "zod";

/** Why an event was refused. */
export const Reason = z.object({
  stage: z.enum(["collect", "process"]),
  /** "transaction.split_sum". */
  code: z.string(),
  /** Where in the event, as a JSON pointer. */
  path: z.string(),
  message: z.string(),
  schemaVersion: z.string(),
});

export const RefusedEvent = Reason.extend({
  id: z.uuid(),
  batchId: z.uuid(),
  /** Its place in the batch. */
  ordinal: z.int(),
  source: z.string().nullable(),
  eventId: z.string().nullable(),
  /** Size of what was sent. */
  bytes: z.int(),
  receivedAt: z.iso.datetime(),
  state: z.enum(["open", "replayed", "discarded"]),
});
