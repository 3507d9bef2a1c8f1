import { decode } from "next-auth/jwt";
import { z } from "zod";
import type { Sql } from "#db/client.ts";
import type { Actor } from "#server/auth/actor.ts";
import { readChoice } from "#server/auth/chosen-tenant.ts";
import { cookieName, readCookie } from "#server/auth/cookies.ts";
import { authSecret } from "#server/auth/secret.ts";
import { sessionActor } from "#server/auth/session-actor.ts";
import { authenticateKey } from "#server/keys/authenticate-key.ts";

const Claims = z.object({ userId: z.uuid(), sessionVersion: z.int() });
/** Whether a request claims to be an API key's. (Basic credentials are no such claim: a browser sends those by itself.) */
export function hasBearer(headers: Headers): boolean {
  return /^bearer\b/i.test(headers.get("authorization") ?? "");
}

const TenantId = z.uuid().nullable().catch(null);

/**
 * Who sends a request with these headers: the holder of the bearer key if there is one (then no cookie is read), else
 * who is signed in, else null. Asks the database each time.
 *
 * @param sql a pool of role app
 * @throws AppError UNAUTHENTICATED when a bearer is sent that is not valid
 */
export async function requestActor(sql: Sql, headers: Headers): Promise<Actor | null> {
  if (hasBearer(headers)) return { kind: "key", ...(await authenticateKey(sql, headers.get("authorization"))) };
  const secret = authSecret();
  const cookies = headers.get("cookie");
  const token = readCookie(cookies, cookieName("session"));
  if (secret === null || token === null) return null;
  const claims = Claims.safeParse(await decode({ token, secret }).catch(() => null));
  if (!claims.success) return null;
  const choice = readChoice(secret, claims.data.userId, readCookie(cookies, cookieName("tenant")));
  return sessionActor(sql, claims.data, TenantId.parse(choice));
}
