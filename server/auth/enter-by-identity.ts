import type { Sql } from "#db/client.ts";
import type { Claims } from "#server/auth/oidc-claims.ts";
import type { SignedIn } from "#server/auth/sign-in.ts";
import { uuidv7 } from "#server/ids.ts";

/**
 * in: they may. Else why not: closed (the account or its tenant is), unverified (their e-mail address over there),
 * other (the account here belongs to another account over there), several (open invitations), unknown.
 */
export type Entry = "in" | "closed" | "unverified" | "other" | "several" | "unknown";

/**
 * Whether somebody may come in whom an issuer vouches for; at their first time the two accounts are linked. Audited.
 * @param sql a pool of role app
 */
export async function enterByIdentity(sql: Sql, claims: Claims): Promise<Entry> {
  const { iss, sub, email, email_verified, name } = claims;
  const trail = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const called = name === "" ? (email.split("@")[0] ?? email) : name;
  const [row] = await sql<{ entry: Entry }[]>`
    select lookup.enter_by_identity(${iss}, ${sub}, ${email}, ${email_verified && email !== ""}, ${called}, ${uuidv7()}::uuid, ${trail}::uuid[]) as entry`;
  return row!.entry;
}

/** The session of somebody who has just come in so. @param sql a pool of role app */
export async function identitySession(sql: Sql, { iss, sub }: Pick<Claims, "iss" | "sub">): Promise<SignedIn | null> {
  const [row] = await sql<{ user_id: string; session_version: number }[]>`select * from lookup.identity_account(${iss}, ${sub})`;
  return row ? { userId: row.user_id, sessionVersion: row.session_version } : null;
}
