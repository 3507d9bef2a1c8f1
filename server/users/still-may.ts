import type { Tx } from "#db/client.ts";
import type { Actor } from "#server/auth/actor.ts";
import { can, type Role } from "#server/auth/permissions.ts";
import { AppError } from "#server/errors.ts";

/**
 * Locks the account of who changes people together with those to be changed, in one order, and asks once more whether they
 * may: of two admins who lock each other out at the same moment the second is none any more.
 *
 * @param tx a transaction of role app in the tenant's scope
 * @throws AppError FORBIDDEN
 */
export async function stillMay(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
  // An operator is of no tenant: nobody in it can lock them out.
  if (actor.kind !== "user" || actor.role === "operator") return;
  const held = await tx<{ id: string; role: Role; status: string }[]>`
    select id, role, status from core.user_account where id = any (${[...ids, actor.userId]}::uuid[]) order by id for update`;
  const own = held.find(({ id }) => id === actor.userId);
  if (own?.status !== "active" || !can(own.role, "user.manage"))
    throw new AppError("FORBIDDEN", { message: "Your own account was changed meanwhile: you manage nobody any more." });
}
