import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { nameActors } from "#server/audit/name-actors.ts";
import { isoInstant } from "#server/instant.ts";

export const EmbedKey = z.object({
  kid: z.string(),
  name: z.string(),
  alg: z.enum(["EdDSA", "ES256"]),
  /** The public half, as it is registered. */
  jwk: z.record(z.string(), z.string()),
  createdAt: z.iso.datetime(),
  /** Who registered it, by name; null where nobody knows any more. */
  createdBy: z.string().nullable(),
  /** To the minute; null when no token of it was ever redeemed. */
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});
export type EmbedKey = z.output<typeof EmbedKey>;

type Row = Omit<EmbedKey, "createdAt" | "createdBy" | "lastUsedAt" | "revokedAt"> & {
  created_at: Date;
  created_by: string;
  last_used_at: Date | null;
  revoked_at: Date | null;
};

/** Keys that sign a tenant's tokens, or did: the newest first. */
export async function listEmbedKeys(tx: Tx, tenantId: string): Promise<EmbedKey[]> {
  const rows = await tx<Row[]>`
    select kid, name, alg, jwk, created_at, created_by, last_used_at, revoked_at from core.embed_key
    where tenant_id = ${tenantId} order by created_at desc, kid`;
  const names = await nameActors(tx, tenantId, [...new Set(rows.map((row) => row.created_by))]);
  return rows.map(({ kid, name, alg, jwk, created_at, created_by, last_used_at, revoked_at }) => ({
    ...{ kid, name, alg, jwk },
    createdAt: isoInstant(created_at),
    createdBy: names.get(created_by)?.name ?? null,
    lastUsedAt: last_used_at && isoInstant(last_used_at),
    revokedAt: revoked_at && isoInstant(revoked_at),
  }));
}
