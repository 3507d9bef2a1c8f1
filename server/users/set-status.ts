import { z } from "zod";
import { type Db, inTransaction } from "#db/transaction.ts";
import type { AuditActor } from "#server/audit/record.ts";
import { parseInput } from "#server/input.ts";
import { changeUser } from "#server/users/change-user.ts";

export const UserStatusChange = z.object({ id: z.uuid(), status: z.enum(["active", "disabled"]) });

/**
 * Lets someone in again, or not any more: their sessions end with their next request.
 *
 * @param db role pipeline, or a transaction of role app in the tenant's scope
 * @throws AppError NOT_FOUND
 */
export async function setUserStatus(db: Db, input: z.input<typeof UserStatusChange>, actor: AuditActor): Promise<void> {
  const { id, status } = parseInput(UserStatusChange, input);
  const action = status === "active" ? "user.enable" : "user.disable";
  await inTransaction(db, (tx) => changeUser(tx, id, { status }, { actor, action, details: { id } }));
}
