import { z } from "zod";
import type { Sql } from "#db/client.ts";
import type { Actor, EmbedActor, KeyActor } from "#server/auth/actor.ts";
import { readChoice } from "#server/auth/chosen-tenant.ts";
import { cookieName, readCookie } from "#server/auth/cookies.ts";
import { authSecret } from "#server/auth/secret.ts";
import { sessionActor } from "#server/auth/session-actor.ts";
import { openToken } from "#server/auth/session-token.ts";
import { embedActor } from "#server/embed/embed-actor.ts";
import { authenticateKey } from "#server/keys/authenticate-key.ts";
import { note } from "#server/observe/current.ts";
import { asViewed } from "#server/view-as/as-viewed.ts";
import { readView } from "#server/view-as/view-cookie.ts";

const Claims = z.object({ userId: z.uuid(), sessionVersion: z.int(), sessionId: z.string().max(100).default("") });

/** Whether a request claims to be an API key's or a frame's. (Basic credentials are no such claim: a browser sends those by itself.) */
export function hasBearer(headers: Headers): boolean {
  return /^bearer\b/i.test(headers.get("authorization") ?? "");
}

const TenantId = z.uuid().nullable().catch(null);

/**
 * Who sends a request with these headers: the holder of the bearer (a key, or a frame's session) if there is one (then no
 * cookie is read), else who is signed in, else null. Asks the database each time.
 *
 * @param sql a pool of role app
 * @throws AppError UNAUTHENTICATED when a bearer is sent that is not valid, SESSION_ENDED when it was a frame's
 */
export async function requestActor(sql: Sql, headers: Headers): Promise<Actor | null> {
  const actor = hasBearer(headers) ? await bearerActor(sql, headers) : await signedInActor(sql, headers);
  if (actor?.tenantId) note({ tenant: actor.tenantId });
  return actor;
}

async function signedInActor(sql: Sql, headers: Headers): Promise<Actor | null> {
  const secret = authSecret();
  const session = await requestSession(headers);
  if (secret === null || session === null) return null;
  const cookies = headers.get("cookie");
  const choice = readChoice(secret, session.userId, readCookie(cookies, cookieName("tenant")));
  const actor = await sessionActor(sql, session, TenantId.parse(choice));
  return actor && asViewed(actor, readView(secret, session, readCookie(cookies, cookieName("view")), Date.now()));
}

const FRAME = /^bearer +(inlay_es_\S*)$/i;

/**
 * Whose bearer a request carries: a tenant's server with a key, or a frame with its session.
 *
 * @param sql a pool of role app
 * @throws AppError UNAUTHENTICATED, also where there is none; SESSION_ENDED for a frame's that holds no longer
 */
export async function bearerActor(sql: Sql, headers: Headers): Promise<KeyActor | EmbedActor> {
  const header = headers.get("authorization");
  const frame = FRAME.exec(header ?? "")?.[1];
  return frame === undefined ? { kind: "key", ...(await authenticateKey(sql, header)) } : embedActor(sql, frame);
}

/** What the session cookie of a request claims, when we wrote it; whether it still holds the database knows. */
export async function requestSession(headers: Headers): Promise<z.output<typeof Claims> | null> {
  const secret = authSecret();
  const token = readCookie(headers.get("cookie"), cookieName("session"));
  if (secret === null || token === null) return null;
  const claims = Claims.safeParse(await openToken(secret, token));
  return claims.success ? claims.data : null;
}
