import type { Sql } from "#db/client.ts";
import { AppError } from "#server/errors.ts";
import { uuidv7 } from "#server/ids.ts";

/**
 * Ends the link between somebody's account and an account of theirs at an identity provider; audited. Their next sign-in
 * over there links it anew, if it has the same verified e-mail address.
 *
 * @param sql a pool of role app
 * @throws AppError NOT_FOUND
 */
export async function unlinkOwnIdentity(sql: Sql, userId: string, issuer: string): Promise<void> {
  const [row] = await sql<{ ended: boolean }[]>`
    select lookup.unlink_own_identity(${userId}::uuid, ${issuer}, ${uuidv7()}::uuid) as ended`;
  if (!row!.ended) throw new AppError("NOT_FOUND", { message: "Your account has no such link." });
}
