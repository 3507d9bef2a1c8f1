import { timingSafeEqual } from "node:crypto";
import type { Sql } from "#db/client.ts";
import { AppError } from "#server/errors.ts";
import { inTurns } from "#server/keys/in-turns.ts";
import { hashSecret, parseKeyText } from "#server/keys/key-text.ts";
import type { KeyScope } from "#server/keys/scopes.ts";
import { note } from "#server/observe/current.ts";

export type KeyHolder = { tenantId: string; keyId: string; prefix: string; scopes: readonly KeyScope[] };

type Found = { tenant_id: string; id: string; hash: Buffer; scopes: KeyScope[]; usable: boolean; touch: boolean };

/**
 * Who sends this `Authorization: Bearer inlay_...` header. The time of its last use is noted, once a minute at most.
 *
 * @param sql a pool of role app or collector; no scope is needed, the key is what gives one
 * @throws AppError UNAUTHENTICATED, the same for unknown, wrong, revoked and expired keys and suspended tenants
 */
export async function authenticateKey(sql: Sql, header: string | null | undefined): Promise<KeyHolder> {
  const key = parseKeyText(/^Bearer +(\S+)$/i.exec(header ?? "")?.[1] ?? "");
  if (!key) throw unknownKey();
  const found = await lookUp(sql, key.prefix);
  const hash = hashSecret(key.secret);
  const same = timingSafeEqual(hash, found?.hash ?? Buffer.alloc(hash.length));
  if (!found || !same || !found.usable) throw unknownKey();
  note({ tenant: found.tenant_id });
  if (found.touch) await sql`select lookup.touch_api_key(${found.tenant_id}::uuid, ${found.id}::uuid)`;
  return { tenantId: found.tenant_id, keyId: found.id, prefix: key.prefix, scopes: found.scopes };
}

const lookUps = new WeakMap<Sql, (prefix: string) => Promise<Found | undefined>>();

/** The key of this prefix as the database knows it now. */
function lookUp(sql: Sql, prefix: string): Promise<Found | undefined> {
  let asking = lookUps.get(sql);
  if (!asking) {
    asking = inTurns(async (of) => (await sql<Found[]>`select * from lookup.api_key(${of})`)[0]);
    lookUps.set(sql, asking);
  }
  return asking(prefix);
}

/** @throws AppError FORBIDDEN naming the scope that the key lacks */
export function requireKeyScope(holder: KeyHolder, scope: KeyScope): void {
  if (holder.scopes.includes(scope)) return;
  throw new AppError("FORBIDDEN", { message: `The API key lacks the scope ${scope}: use one that has it.`, scope });
}

function unknownKey(): AppError {
  return new AppError("UNAUTHENTICATED", {
    message:
      "No API key that is valid was sent: send `Authorization: Bearer inlay_...` with a key of this installation that is neither revoked nor expired.",
  });
}
