import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { orm } from "#db/orm.ts";
import { invitation } from "#db/schema/core.ts";
import { AppError } from "#server/errors.ts";

/**
 * Locks an invitation of a tenant that nobody has accepted or revoked yet; it may have ended by itself.
 * @throws AppError NOT_FOUND
 */
export async function openInvitation(tx: Tx, tenantId: string, id: string): Promise<{ email: string }> {
  const [open] = await orm(tx)
    .select({ email: invitation.email })
    .from(invitation)
    .where(
      and(eq(invitation.tenantId, tenantId), eq(invitation.id, id), isNull(invitation.acceptedAt), isNull(invitation.revokedAt)),
    )
    .for("update");
  if (!open) throw new AppError("NOT_FOUND", { message: "There is no such invitation: it was accepted or revoked meanwhile." });
  return open;
}
