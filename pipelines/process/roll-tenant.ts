import type { Sql } from "#db/client.ts";
import { withRetries } from "#pipelines/process/retry.ts";
import { recorded } from "#pipelines/process/runs.ts";

/** Marks of one roll; what they touch is recomputed in one transaction under the tenant's lock. */
const ROLL_MARKS = 10_000;

export type Roll = { rowsIn: number; rowsOut: number; watermark: string | null };

/**
 * Rolls up to 10,000 marks of a tenant: recomputes the local days and hours they touch and writes only differences.
 * @param sql a pool of role pipeline
 * @returns null when no mark was waiting
 */
export async function rollOnce(sql: Sql, tenantId: string): Promise<Roll | null> {
  return recorded(sql, { kind: "roll", tenantId }, async () => {
    const [row] = await withRetries(() => sql`select marks, changed, watermark from ops.roll(${tenantId}::uuid, ${ROLL_MARKS})`);
    if (!row || row.marks === 0) return null;
    return { rowsIn: row.marks, rowsOut: row.changed, watermark: row.watermark };
  });
}

/** Rolls until nothing is marked. @returns how many marks were taken. */
export async function rollTenant(sql: Sql, tenantId: string): Promise<number> {
  let marks = 0;
  for (let roll = await rollOnce(sql, tenantId); roll; roll = await rollOnce(sql, tenantId)) marks += roll.rowsIn;
  return marks;
}
