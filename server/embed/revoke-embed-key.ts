import type { z } from "zod";
import { type Db, inTransaction } from "#db/transaction.ts";
import { type AuditActor, recordAudit } from "#server/audit/record.ts";
import { EmbedKeyRef } from "#server/embed/key-input.ts";
import { AppError } from "#server/errors.ts";
import { parseInput } from "#server/input.ts";

/**
 * Ends a key: no token of it is redeemed any more, and sessions that it vouches for end with their next call. Revoking it again
 * changes nothing and is no error.
 *
 * @param db role pipeline, or a transaction of role app in the tenant's scope
 * @throws AppError NOT_FOUND when the tenant has no such key
 */
export async function revokeEmbedKey(
  db: Db,
  tenantId: string,
  input: z.input<typeof EmbedKeyRef>,
  actor: AuditActor,
): Promise<void> {
  const { kid, reason } = parseInput(EmbedKeyRef, input);
  await inTransaction(db, async (tx) => {
    const [known] = await tx<{ name: string }[]>`select name from core.embed_key where tenant_id = ${tenantId} and kid = ${kid}`;
    if (!known) throw new AppError("NOT_FOUND", { message: "The tenant has no such key." });
    const [ended] = await tx`
      update core.embed_key set revoked_at = clock_timestamp()
      where tenant_id = ${tenantId} and kid = ${kid} and revoked_at is null returning kid`;
    if (!ended) return;
    const [{ sessions } = { sessions: 0 }] = await tx<{ sessions: number }[]>`
      select count(*)::int as sessions from core.embed_session
      where tenant_id = ${tenantId} and kid = ${kid} and revoked_at is null and expires_at > clock_timestamp()`;
    const details = { name: known.name, sessions, ...(reason && { reason }) };
    await recordAudit(tx, { tenantId, actor, action: "embed.revoke_key", target: kid, details });
  });
}
