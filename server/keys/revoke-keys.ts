import type { z } from "zod";
import { type Db, inTransaction } from "#db/transaction.ts";
import type { AuditActor } from "#server/audit/record.ts";
import { parseInput } from "#server/input.ts";
import { KeyRefs } from "#server/keys/key-input.ts";
import { revokeKey } from "#server/keys/revoke-key.ts";

/**
 * Ends several API keys, all of them or none.
 *
 * @param db role pipeline, or a transaction of role app in the tenant's scope
 * @throws AppError NOT_FOUND when one of them is not the tenant's
 */
export async function revokeKeys(db: Db, tenantId: string, input: z.input<typeof KeyRefs>, actor: AuditActor): Promise<void> {
  const { ids } = parseInput(KeyRefs, input);
  await inTransaction(db, async (tx) => {
    // In one order, so that two who end the same keys do not wait for each other for ever.
    for (const id of [...new Set(ids)].sort()) await revokeKey(tx, tenantId, { id }, actor);
  });
}
