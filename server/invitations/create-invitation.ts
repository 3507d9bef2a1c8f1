import { and, eq, isNull, lte, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "#db/client.ts";
import { orm } from "#db/orm.ts";
import { invitation } from "#db/schema/core.ts";
import { isTaken } from "#db/sqlstate.ts";
import { type Db, inTransaction } from "#db/transaction.ts";
import { type AuditActor, recordAudit } from "#server/audit/record.ts";
import { AppError } from "#server/errors.ts";
import { uuidv7 } from "#server/ids.ts";
import { parseInput } from "#server/input.ts";
import { NewInvitation } from "#server/invitations/invitation-input.ts";
import { sendLink } from "#server/invitations/send-link.ts";

export type Invited = { id: string; email: string /** To hand over, where no mail carries it. */; path: string | null };

/**
 * Invites somebody to a tenant, by mail where mails are sent.
 *
 * @param db role pipeline, or a transaction of role app in the tenant's scope
 * @throws AppError BAD_REQUEST, or CONFLICT when the e-mail address has an account or an invitation here
 */
export async function createInvitation(
  db: Db,
  tenantId: string,
  input: z.input<typeof NewInvitation>,
  actor: AuditActor,
): Promise<Invited> {
  const fields = parseInput(NewInvitation, input);
  const { email } = fields;
  const conflict = (message: string) => new AppError("CONFLICT", { message, path: "email" });
  try {
    return await inTransaction(db, async (tx) => {
      const [known] = await tx<{ known: boolean }[]>`select lookup.has_account(${email}) as known`;
      if (known!.known) throw conflict(`${email} has an account already.`);
      await closeExpired(tx, tenantId, email);
      const id = uuidv7();
      const { hash, path, ...link } = await sendLink(tx, tenantId, email);
      await orm(tx)
        .insert(invitation)
        .values({ tenantId, id, ...fields, tokenHash: hash, createdBy: actor, ...link });
      const details = { id, role: fields.role, subject: fields.subject, mailed: path === null };
      await recordAudit(tx, { tenantId, actor, action: "invitation.create", target: email, details });
      return { id, email, path };
    });
  } catch (error) {
    if (isTaken(error)) throw conflict(`${email} is invited already: send that invitation again, or revoke it first.`);
    throw error;
  }
}

/** One that has ended by itself does not stand in the way of another. */
async function closeExpired(tx: Tx, tenantId: string, email: string): Promise<void> {
  await orm(tx)
    .update(invitation)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(invitation.tenantId, tenantId),
        eq(invitation.email, email),
        isNull(invitation.acceptedAt),
        isNull(invitation.revokedAt),
        lte(invitation.expiresAt, sql`now()`),
      ),
    );
}
