import type { z } from "zod";
import { orm } from "#db/orm.ts";
import { apiKey } from "#db/schema/core.ts";
import { type Db, inTransaction } from "#db/transaction.ts";
import { type AuditActor, recordAudit } from "#server/audit/record.ts";
import { uuidv7 } from "#server/ids.ts";
import { parseInput } from "#server/input.ts";
import { NewKey } from "#server/keys/key-input.ts";
import { hashSecret, newKeyText } from "#server/keys/key-text.ts";

export type CreatedKey = { id: string; prefix: string /** The whole key: shown now and never again. */; key: string };

/**
 * Makes an API key of a tenant.
 *
 * @param db role pipeline, or a transaction of role app in the tenant's scope
 * @throws AppError BAD_REQUEST
 */
export async function createKey(db: Db, tenantId: string, input: z.input<typeof NewKey>, actor: AuditActor): Promise<CreatedKey> {
  const fields = parseInput(NewKey, input);
  const id = uuidv7();
  const { prefix, secret, text } = newKeyText();
  await inTransaction(db, async (tx) => {
    await orm(tx)
      .insert(apiKey)
      .values({ tenantId, id, prefix, hash: hashSecret(secret), ...fields, createdBy: actor });
    await recordAudit(tx, { tenantId, actor, action: "key.create", target: prefix, details: { id, ...fields } });
  });
  return { id, prefix, key: text };
}
