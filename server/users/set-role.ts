import { z } from "zod";
import { type Db, inTransaction } from "#db/transaction.ts";
import type { AuditActor } from "#server/audit/record.ts";
import { parseInput } from "#server/input.ts";
import { changeUser } from "#server/users/change-user.ts";
import { SubjectId } from "#server/users/create-user.ts";

/** Roles within a tenant: nobody becomes an operator, who belongs to none. */
export const TenantRole = z.enum(["admin", "analyst", "viewer", "customer"]);

export const UserRoleChange = z
  .object({ id: z.uuid(), role: TenantRole, subject: SubjectId.optional() })
  .refine((change) => (change.role === "customer") === (change.subject !== undefined), {
    path: ["subject"],
    error: "is required for a customer, and for nobody else",
  });

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
