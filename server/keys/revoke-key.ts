import { and, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { orm } from "#db/orm.ts";
import { apiKey } from "#db/schema/core.ts";
import { type Db, inTransaction } from "#db/transaction.ts";
import { type AuditActor, recordAudit } from "#server/audit/record.ts";
import { AppError } from "#server/errors.ts";
import { parseInput } from "#server/input.ts";
import { KeyRef } from "#server/keys/key-input.ts";

/**
 * Ends an API key, from its next use on. Revoking it again changes nothing and is no error.
 *
 * @param db role pipeline, or a transaction of role app in the tenant's scope
 * @throws AppError NOT_FOUND when the tenant has no such key
 */
export async function revokeKey(db: Db, tenantId: string, input: z.input<typeof KeyRef>, actor: AuditActor): Promise<void> {
  const { id } = parseInput(KeyRef, input);
  const own = and(eq(apiKey.tenantId, tenantId), eq(apiKey.id, id));
  await inTransaction(db, async (tx) => {
    const [key] = await orm(tx).select({ prefix: apiKey.prefix }).from(apiKey).where(own);
    if (!key) throw new AppError("NOT_FOUND", { message: "The tenant has no such key." });
    const ended = await orm(tx)
      .update(apiKey)
      .set({ revokedAt: sql`now()` })
      .where(and(own, isNull(apiKey.revokedAt)))
      .returning({ id: apiKey.id });
    if (ended.length > 0) await recordAudit(tx, { tenantId, actor, action: "key.revoke", target: key.prefix, details: { id } });
  });
}
