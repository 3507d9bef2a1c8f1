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
});
export type Batch = z.infer<typeof Batch>;

export type BatchRow = Omit<Batch, "receivedAt" | "processedAt" | "nextAttemptAt"> & {
  receivedAt: Date;
  processedAt: Date | null;
  nextAttemptAt: Date | null;
};

export function toBatch(row: BatchRow): Batch {
  return {
    ...row,
    receivedAt: row.receivedAt.toISOString(),
    processedAt: row.processedAt?.toISOString() ?? null,
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
  };
}
