import type { Tx } from "#db/client.ts";
import { type AuditActor, recordAudit } from "#server/audit/record.ts";
import { AppError } from "#server/errors.ts";

/**
 * The bytes of a refused event for somebody to take away, which the trail tells.
 * @throws AppError NOT_FOUND, also for another tenant's
 */
export async function readBytes(tx: Tx, tenantId: string, id: string, actor: AuditActor): Promise<Uint8Array> {
  const [row] = await tx<
    { raw: Uint8Array }[]
  >`select raw from serve.quarantine_bytes where tenant_id = ${tenantId} and id = ${id}`;
  if (!row) throw new AppError("NOT_FOUND", { message: "There is no such event in quarantine." });
  await recordAudit(tx, { tenantId, actor, action: "quarantine.download", target: id, details: { bytes: row.raw.length } });
  return row.raw;
}
