import { z } from "zod";

/** A stretch of work: what it did, how long it took, and how it ended. */
export const Run = z.object({
  id: z.uuid(),
  /** process, roll, refresh, backfill, verify, import and whatever else records itself. */
  kind: z.string(),
  /** A batch, a view, a file: what it was about. */
  target: z.string(),
  startedAt: z.iso.datetime(),
  ms: z.int(),
  rowsIn: z.int(),
  rowsOut: z.int(),
  /** Everything received up to then was in when it ended. */
  watermark: z.iso.datetime().nullable(),
  state: z.enum(["ok", "failed"]),
  error: z.string().nullable(),
});
export type Run = z.infer<typeof Run>;

export type RunRow = Omit<Run, "startedAt" | "rowsIn" | "rowsOut" | "watermark"> & {
  started_at: Date;
  rows_in: bigint;
  rows_out: bigint;
  watermark: Date | null;
};

export function toRun({ started_at, rows_in, rows_out, watermark, ...run }: RunRow): Run {
  return {
    ...run,
    startedAt: started_at.toISOString(),
    rowsIn: Number(rows_in),
    rowsOut: Number(rows_out),
    watermark: watermark?.toISOString() ?? null,
  };
}
