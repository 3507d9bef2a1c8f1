import { z } from "zod";
import type { Sql } from "#db/client.ts";
import { ownAccount } from "#server/account/own-account.ts";
import { AppError } from "#server/errors.ts";
import { isoInstant } from "#server/instant.ts";

export const Account = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  tenantName: z.string().nullable(),
  lastSignInAt: z.iso.datetime().nullable(),
  /** False for somebody who has only ever come in by an identity provider. */
  hasPassword: z.boolean(),
  /** Accounts at identity providers that open this one. */
  identities: z.array(z.object({ issuer: z.string(), email: z.string(), linkedAt: z.iso.datetime() })),
});
export type Account = z.infer<typeof Account>;

/**
 * Somebody's own account, as they may see it.
 * @param sql a pool of role app
 * @throws AppError NOT_FOUND
 */
export async function getAccount(sql: Sql, userId: string): Promise<Account> {
  const own = await ownAccount(sql, { id: userId });
  if (!own) throw new AppError("NOT_FOUND");
  const rows = await sql<{ issuer: string; email: string; linked_at: Date }[]>`
    select * from lookup.own_identities(${userId}::uuid)`;
  return {
    id: own.userId,
    email: own.email,
    name: own.name,
    tenantName: own.tenantName,
    lastSignInAt: own.lastSignInAt && isoInstant(own.lastSignInAt),
    hasPassword: own.passwordHash.startsWith("scrypt$"),
    identities: rows.map(({ issuer, email, linked_at }) => ({ issuer, email, linkedAt: isoInstant(linked_at) })),
  };
}
