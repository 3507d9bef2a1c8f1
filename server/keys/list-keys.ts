import { desc, eq } from "drizzle-orm";
import { z } from "zod";
import { orm } from "#db/orm.ts";
import { apiKey } from "#db/schema/core.ts";
import type { Db } from "#db/transaction.ts";
import { isoInstant } from "#server/instant.ts";
import { KeyScope } from "#server/keys/scopes.ts";

export const Key = z.object({
  id: z.uuid(),
  /** How a key begins ("inlay_<prefix>_"), to tell it from others; of no use alone. */
  prefix: z.string(),
  name: z.string(),
  scopes: z.array(KeyScope),
  state: z.enum(["active", "expired", "revoked"]),
  expiresAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  /** To the minute; null when it has never been used. */
  lastUsedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
});
export type Key = z.infer<typeof Key>;

/** A tenant's API keys, the newest first, also those that ended. */
export async function listKeys(db: Db, tenantId: string): Promise<Key[]> {
  const { id, prefix, name, scopes, expiresAt, revokedAt, lastUsedAt, createdAt, createdBy } = apiKey;
  const rows = await orm(db)
    .select({ id, prefix, name, scopes, expiresAt, revokedAt, lastUsedAt, createdAt, createdBy })
    .from(apiKey)
    .where(eq(apiKey.tenantId, tenantId))
    .orderBy(desc(apiKey.createdAt), desc(apiKey.id));
  return rows.map((row) => ({
    ...row,
    scopes: row.scopes as KeyScope[],
    state: stateOf(row),
    expiresAt: row.expiresAt && isoInstant(row.expiresAt),
    revokedAt: row.revokedAt && isoInstant(row.revokedAt),
    lastUsedAt: row.lastUsedAt && isoInstant(row.lastUsedAt),
    createdAt: isoInstant(row.createdAt),
  }));
}

function stateOf(key: { expiresAt: string | null; revokedAt: string | null }): Key["state"] {
  if (key.revokedAt) return "revoked";
  return key.expiresAt && Date.parse(key.expiresAt) <= Date.now() ? "expired" : "active";
}
