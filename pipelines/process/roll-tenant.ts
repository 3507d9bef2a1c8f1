import type { Sql } from "#db/client.ts";
import { isOutage } from "#db/sqlstate.ts";
import { backoff, withRetries } from "#pipelines/process/retry.ts";
import { recorded } from "#pipelines/process/runs.ts";
import { log } from "#server/log.ts";

/** Marks of one roll; what they touch is recomputed in one transaction under the tenant's lock. */
const ROLL_MARKS = 10_000;

export type Roll = { rowsIn: number; rowsOut: number; watermark: string | null; all: boolean };

/**
 * Rolls up to 10,000 marks of a tenant: recomputes the local days and hours they touch and writes only differences.
 * A roll that fails leaves its marks where they are, is noted for doctor and tried again with growing pauses: it stops
 * neither the tenant's processing nor anyone else's.
 *
 * @param sql a pool of role pipeline
 * @returns null when no mark was waiting, or it failed, or has failed and its time has not come yet
 * @throws when the database cannot do anything now; the marks stay.
 */
export async function rollOnce(sql: Sql, tenantId: string): Promise<Roll | null> {
  try {
    return await recorded(sql, { kind: "roll", tenantId }, () => roll(sql, tenantId));
  } catch (error) {
    if (isOutage(error)) throw error;
    await postpone(sql, tenantId, error);
    return null;
  }
}

async function roll(sql: Sql, tenantId: string): Promise<Roll | null> {
  const [row] = await withRetries(() => sql`select marks, changed, watermark from ops.roll(${tenantId}::uuid, ${ROLL_MARKS})`);
  if (!row || row.marks === 0) return null;
  return { rowsIn: row.marks, rowsOut: row.changed, watermark: row.watermark, all: row.marks < ROLL_MARKS };
}

async function postpone(sql: Sql, tenantId: string, error: unknown): Promise<void> {
  const [known] = await sql<{ attempts: number }[]>`select attempts from ops.roll_failure where tenant_id = ${tenantId}`;
  const attempts = (known?.attempts ?? 0) + 1;
  const seconds = 1 + backoff(attempts, 2, 600);
  log.error({ event: "roll.failed", tenant: tenantId, attempts, err: error }, "changes of a tenant could not be counted");
  await sql`
    insert into ops.roll_failure as f (tenant_id, next_attempt_at, error)
    values (${tenantId}, clock_timestamp() + ${seconds} * interval '1 second', ${String(error).slice(0, 2000)})
    on conflict (tenant_id) do update
      set attempts = f.attempts + 1, next_attempt_at = excluded.next_attempt_at, error = excluded.error`;
}

/** Rolls until nothing is marked, or a roll fails. @returns how many marks were taken. */
export async function rollTenant(sql: Sql, tenantId: string): Promise<number> {
  let marks = 0;
  for (let roll = await rollOnce(sql, tenantId); roll; roll = await rollOnce(sql, tenantId)) marks += roll.rowsIn;
  return marks;
}
