import { z } from "zod";

export const Batch = z.object({
  id: z.uuid(),
  transport: z.enum(["http", "file", "stream", "replay"]),
  /** What sent it: a key's prefix, a file's name. */
  origin: z.string(),
  /** ready: waits to be processed; done: its events are in the figures; failed: given up after several attempts. */
  state: z.enum(["ready", "done", "failed"]),
  receivedAt: z.iso.datetime(),
  processedAt: z.iso.datetime().nullable(),
  accepted: z.int(),
  duplicate: z.int(),
  quarantined: z.int(),
  /** Of the accepted, how many processing refused later. */
  refused: z.int(),
  attempts: z.int(),
  nextAttemptAt: z.iso.datetime().nullable(),
  error: z.string().nullable(),
  /** The span of its events' times; null where none was accepted. */
  timeFrom: z.iso.datetime().nullable(),
  timeTo: z.iso.datetime().nullable(),
});
export type Batch = z.infer<typeof Batch>;

type Instant = "receivedAt" | "processedAt" | "nextAttemptAt" | "timeFrom" | "timeTo";
export type BatchRow = Omit<Batch, Instant> & { receivedAt: Date } & Record<Exclude<Instant, "receivedAt">, Date | null>;

export function toBatch(row: BatchRow): Batch {
  return {
    ...row,
    receivedAt: row.receivedAt.toISOString(),
    processedAt: row.processedAt?.toISOString() ?? null,
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
    timeFrom: row.timeFrom?.toISOString() ?? null,
    timeTo: row.timeTo?.toISOString() ?? null,
  };
}
