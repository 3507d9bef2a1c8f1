import { channel } from "node:diagnostics_channel";
import type { Sql } from "#db/client.ts";
import { uuidv7 } from "#server/ids.ts";

export type RunKind = "process" | "roll" | "refresh" | "backfill" | "verify" | "import";

export type RunOutcome = {
  rowsIn: number;
  rowsOut: number;
  watermark?: string | null;
  /** Of a claim: the batches that it took. */
  ids?: readonly string[];
  /** Of a roll: nothing that was marked before it began waits any more. */
  all?: boolean;
};

type Run = { kind: RunKind; tenantId: string | null; target?: string };

/** Told of each run when it is over: a message of type Ran. A worker's log and figures are made of it; others need not listen. */
export const RUNS = "inlay:run";
const runs = channel(RUNS);

/** begun: by the clock of performance.now. error: null when it went well. */
export type Ran = Run & RunOutcome & { id: string; begun: number; ms: number; error: unknown };

/**
 * Runs work and records it in ops.run: how long it took, rows in and out, and up to when everything received is in.
 * Work that answers null did nothing and leaves no record. @throws what the work throws, after recording the failure.
 */
export async function recorded<T extends RunOutcome>(sql: Sql, run: Run, work: () => Promise<T | null>): Promise<T | null> {
  const started = { at: new Date(), clock: performance.now() };
  try {
    const outcome = await work();
    if (outcome) await write(sql, run, started, outcome, null);
    return outcome;
  } catch (error) {
    // The first failure is the one to tell of; when the database is away, recording fails as well.
    await write(sql, run, started, { rowsIn: 0, rowsOut: 0 }, error).catch(() => {});
    throw error;
  }
}

async function write(
  sql: Sql,
  run: Run,
  started: { at: Date; clock: number },
  outcome: RunOutcome,
  error: unknown,
): Promise<void> {
  const id = uuidv7();
  const ms = Math.round(performance.now() - started.clock);
  runs.publish({ ...run, ...outcome, id, begun: started.clock, ms, error } satisfies Ran);
  await sql`insert into ops.run ${sql({
    tenant_id: run.tenantId,
    id,
    kind: run.kind,
    target: run.target ?? "",
    started_at: started.at,
    ms,
    rows_in: outcome.rowsIn,
    rows_out: outcome.rowsOut,
    watermark: outcome.watermark ?? null,
    state: error === null ? "ok" : "failed",
    error: error === null ? null : String(error).slice(0, 2000),
  })}`;
}
