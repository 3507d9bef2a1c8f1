import { and, eq, sql } from "drizzle-orm";
import { orm } from "#db/orm.ts";
import { invitation } from "#db/schema/core.ts";
import { type Db, inTransaction } from "#db/transaction.ts";
import { type AuditActor, recordAudit } from "#server/audit/record.ts";
import type { Invited } from "#server/invitations/create-invitation.ts";
import { openInvitation } from "#server/invitations/open-invitation.ts";
import { sendLink } from "#server/invitations/send-link.ts";

/**
 * Sends an invitation again, with a new link and seven new days; the link before opens nothing any more.
 *
 * @param db role pipeline, or a transaction of role app in the tenant's scope
 * @throws AppError NOT_FOUND
 */
export async function resendInvitation(db: Db, tenantId: string, id: string, actor: AuditActor): Promise<Invited> {
  return inTransaction(db, async (tx) => {
    const { email } = await openInvitation(tx, tenantId, id);
    const { hash, path, ...link } = await sendLink(tx, tenantId, email);
    await orm(tx)
      .update(invitation)
      .set({ tokenHash: hash, sentAt: sql`now()`, ...link })
      .where(and(eq(invitation.tenantId, tenantId), eq(invitation.id, id)));
    await recordAudit(tx, {
      tenantId,
      actor,
      action: "invitation.resend",
      target: email,
      details: { id, mailed: path === null },
    });
    return { id, email, path };
  });
}
