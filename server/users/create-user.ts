import { z } from "zod";
import { orm } from "#db/orm.ts";
import { ROLES, userAccount } from "#db/schema/core.ts";
import { type Db, inTransaction } from "#db/transaction.ts";
import { type AuditActor, recordAudit } from "#server/audit/record.ts";
import { hashPassword } from "#server/auth/password.ts";
import { Password } from "#server/auth/password-input.ts";
import { AppError } from "#server/errors.ts";
import { uuidv7 } from "#server/ids.ts";
import { parseInput } from "#server/input.ts";
import { Email, PersonName, SUBJECT_RULE, SubjectId, subjectFits } from "#server/users/user-input.ts";

export const NewUser = z
  .object({
    /** Null for an operator, who belongs to no tenant. */
    tenantId: z.uuid().nullable(),
    email: Email,
    name: PersonName,
    password: Password,
    role: z.enum(ROLES),
    /** The end customer's own id in the tenant's data: for role customer, and only there. */
    subject: SubjectId.optional(),
  })
  .refine((user) => (user.role === "operator") === (user.tenantId === null), {
    path: ["tenantId"],
    error: "is required, except for an operator, who belongs to no tenant",
  })
  .refine(subjectFits, SUBJECT_RULE);

/**
 * Adds someone who may sign in.
 *
 * @param db role pipeline, or a transaction of role app in the tenant's scope (then never an operator)
 * @throws AppError BAD_REQUEST, or CONFLICT when the e-mail address has an account
 */
export async function createUser(
  db: Db,
  input: z.input<typeof NewUser>,
  actor: AuditActor,
): Promise<{ id: string; email: string }> {
  const { password, ...user } = parseInput(NewUser, input);
  const passwordHash = await hashPassword(password);
  return inTransaction(db, async (tx) => {
    const [made] = await orm(tx)
      .insert(userAccount)
      .values({ id: uuidv7(), ...user, passwordHash })
      .onConflictDoNothing()
      .returning({ id: userAccount.id, email: userAccount.email });
    if (!made)
      throw new AppError("CONFLICT", { message: `${user.email} cannot be used: it has an account already.`, path: "email" });
    const details = { id: made.id, name: user.name, role: user.role, subject: user.subject };
    await recordAudit(tx, { tenantId: user.tenantId, actor, action: "user.create", target: user.email, details });
    return made;
  });
}
