import type { z } from "zod";
import { type Db, inTransaction } from "#db/transaction.ts";
import type { AuditActor } from "#server/audit/record.ts";
import { parseInput } from "#server/input.ts";
import { setUserStatus } from "#server/users/set-status.ts";
import { UserRefs } from "#server/users/user-input.ts";

/**
 * Locks several people out, all of them or none: their sessions end with their next request.
 *
 * @param db role pipeline, or a transaction of role app in the tenant's scope
 * @throws AppError BAD_REQUEST, or NOT_FOUND when one of them is not there
 */
export async function disableUsers(db: Db, input: z.input<typeof UserRefs>, actor: AuditActor): Promise<void> {
  const { ids } = parseInput(UserRefs, input);
  await inTransaction(db, async (tx) => {
    // In one order, so that two who disable the same people do not wait for each other for ever.
    for (const id of [...new Set(ids)].sort()) await setUserStatus(tx, { id, status: "disabled" }, actor);
  });
}
