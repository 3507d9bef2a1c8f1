import { z } from "zod";
import { Change, QuarantineFilter } from "#server/quarantine/quarantine-input.ts";

const Count = z.int().min(0);

/** Something that is done with refused events, and how far it is. */
export const QuarantineJob = z.object({
  id: z.uuid(),
  kind: z.enum(["replay", "discard", "reopen"]),
  /** Nothing was kept: it tells what a replay would do. */
  rehearsal: z.boolean(),
  filter: QuarantineFilter,
  /** Null where events were replayed as they were sent. */
  change: Change.nullable(),
  note: z.string(),
  actor: z.string(),
  state: z.enum(["queued", "running", "done", "cancelled", "failed"]),
  /** How many events matched when it was asked for, and how many of them were looked at. */
  expected: Count,
  done: Count,
  accepted: Count,
  duplicate: Count,
  refused: Count,
  /** Of those refused again, how many by which code. */
  reasons: z.record(z.string(), Count),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  error: z.string().nullable(),
});
export type QuarantineJob = z.infer<typeof QuarantineJob>;

export type JobRow = Omit<QuarantineJob, "createdAt" | "startedAt" | "finishedAt"> & {
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
};

export function toJob({ created_at, started_at, finished_at, ...job }: JobRow): QuarantineJob {
  return {
    ...job,
    createdAt: created_at.toISOString(),
    startedAt: started_at?.toISOString() ?? null,
    finishedAt: finished_at?.toISOString() ?? null,
  };
}
