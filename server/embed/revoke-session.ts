import type { z } from "zod";
import { type Db, inTransaction } from "#db/transaction.ts";
import { type AuditActor, recordAudit } from "#server/audit/record.ts";
import { EmbedSessionRef } from "#server/embed/session-input.ts";
import { AppError } from "#server/errors.ts";
import { parseInput } from "#server/input.ts";

/**
 * Ends one frame's session, from its next call on. One that has ended is left as it is, and no error.
 *
 * @param db role pipeline, or a transaction of role app in the tenant's scope
 * @throws AppError NOT_FOUND when the tenant has no such session
 */
export async function revokeEmbedSession(
  db: Db,
  tenantId: string,
  input: z.input<typeof EmbedSessionRef>,
  actor: AuditActor,
): Promise<void> {
  const { id, reason } = parseInput(EmbedSessionRef, input);
  await inTransaction(db, async (tx) => {
    const [known] = await tx<{ subject: string | null }[]>`
      select subject from core.embed_session where tenant_id = ${tenantId} and id = ${id}`;
    if (!known) throw new AppError("NOT_FOUND", { message: "The tenant has no such session." });
    const [ended] = await tx`
      update core.embed_session set revoked_at = clock_timestamp()
      where tenant_id = ${tenantId} and id = ${id} and revoked_at is null and expires_at > clock_timestamp() returning id`;
    if (!ended) return;
    const details = { subject: known.subject, ...(reason && { reason }) };
    await recordAudit(tx, { tenantId, actor, action: "embed.revoke_session", target: id, details });
  });
}
