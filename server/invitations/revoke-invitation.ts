import { and, eq, sql } from "drizzle-orm";
import { orm } from "#db/orm.ts";
import { invitation } from "#db/schema/core.ts";
import { type Db, inTransaction } from "#db/transaction.ts";
import { type AuditActor, recordAudit } from "#server/audit/record.ts";
import { openInvitation } from "#server/invitations/open-invitation.ts";

/**
 * Takes an invitation back: its link opens nothing any more.
 *
 * @param db role pipeline, or a transaction of role app in the tenant's scope
 * @throws AppError NOT_FOUND
 */
export async function revokeInvitation(db: Db, tenantId: string, id: string, actor: AuditActor): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { email } = await openInvitation(tx, tenantId, id);
    await orm(tx)
      .update(invitation)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(invitation.tenantId, tenantId), eq(invitation.id, id)));
    await recordAudit(tx, { tenantId, actor, action: "invitation.revoke", target: email, details: { id } });
  });
}
