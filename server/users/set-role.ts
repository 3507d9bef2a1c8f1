import type { z } from "zod";
import { type Db, inTransaction } from "#db/transaction.ts";
import type { AuditActor } from "#server/audit/record.ts";
import { parseInput } from "#server/input.ts";
import { changeUser } from "#server/users/change-user.ts";
import { UserRoleChange } from "#server/users/user-input.ts";

/**
 * Gives someone another role; they sign in anew.
 *
 * @param db role pipeline, or a transaction of role app in the tenant's scope
 * @throws AppError BAD_REQUEST, NOT_FOUND
 */
export async function setUserRole(db: Db, input: z.input<typeof UserRoleChange>, actor: AuditActor): Promise<void> {
  const { id, role, subject = null } = parseInput(UserRoleChange, input);
  await inTransaction(db, (tx) =>
    changeUser(tx, id, { role, subject }, { actor, action: "user.set_role", details: { id, role, subject } }),
  );
}
