import type { Tx } from "#db/client.ts";
import { AppError } from "#server/errors.ts";
import { type Run, type RunRow, toRun } from "#server/runs/run.ts";

/**
 * One run of the tenant's.
 * @throws AppError NOT_FOUND, also for another tenant's
 */
export async function getRun(tx: Tx, tenantId: string, id: string): Promise<Run> {
  const [row] = await tx<RunRow[]>`
    select id, kind, target, started_at, ms, rows_in, rows_out, watermark, state, error
    from serve.runs where tenant_id = ${tenantId} and id = ${id}`;
  if (!row) throw new AppError("NOT_FOUND", { message: "There is no such run: records of runs are kept for 14 days." });
  return toRun(row);
}
