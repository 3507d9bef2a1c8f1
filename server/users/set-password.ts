import { z } from "zod";
import { type Db, inTransaction } from "#db/transaction.ts";
import type { AuditActor } from "#server/audit/record.ts";
import { hashPassword } from "#server/auth/password.ts";
import { Password } from "#server/auth/password-input.ts";
import { parseInput } from "#server/input.ts";
import { changeUser } from "#server/users/change-user.ts";

export const PasswordChange = z.object({ id: z.uuid(), password: Password });

/**
 * Sets someone's password; all their sessions end, and links to reset it.
 *
 * @param db role pipeline
 * @throws AppError BAD_REQUEST, NOT_FOUND
 */
export async function setPassword(db: Db, input: z.input<typeof PasswordChange>, actor: AuditActor): Promise<void> {
  const { id, password } = parseInput(PasswordChange, input);
  const passwordHash = await hashPassword(password);
  await inTransaction(db, async (tx) => {
    await changeUser(tx, id, { passwordHash }, { actor, action: "user.set_password", details: { id } });
    await tx`delete from core.password_reset where user_id = ${id}::uuid`;
  });
}
