import type { Sql, Tx } from "#db/client.ts";
import { type AuditActor, recordAudit } from "#server/audit/record.ts";

/** Ids named in the audit trail; a cause that fails batches may fail thousands. */
const NAMED = 100;

/**
 * Puts batches that were given up back among those to be processed, with all their attempts before them, and lets rolls
 * that failed be tried at once: for when the cause is mended. Each tenant's trail says so of its batches.
 *
 * @param sql a pool of role pipeline
 * @param tenantId whose; null for all tenants
 * @returns how many batches will be tried again
 */
export async function retryFailed(sql: Sql, tenantId: string | null, actor: AuditActor): Promise<number> {
  return sql.begin(async (tx) => {
    await tx`delete from ops.roll_failure where ${tenantId}::uuid is null or tenant_id = ${tenantId}::uuid`;
    const rows = await tx<{ tenant_id: string; id: string }[]>`
      update raw.batch set state = 'ready', attempts = 0, next_attempt_at = null
      where state = 'failed' and (${tenantId}::uuid is null or tenant_id = ${tenantId}::uuid)
      returning tenant_id, id`;
    for (const [tenant, batches] of Map.groupBy(rows, (row) => row.tenant_id)) {
      const ids = batches.map((row) => row.id).sort();
      const details = { batches: ids.length, ids: ids.slice(0, NAMED) };
      await recordAudit(tx as unknown as Tx, { tenantId: tenant, actor, action: "batch.retry", details });
    }
    return rows.length;
  }) as Promise<number>;
}
