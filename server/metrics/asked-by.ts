import type { Sql } from "#db/client.ts";
import type { Scope } from "#db/scope.ts";
import { actorCan, type EmbedActor, type KeyActor } from "#server/auth/actor.ts";
import { bearerActor } from "#server/auth/request-actor.ts";
import { scopeOf } from "#server/auth/scope-of.ts";
import { AppError } from "#server/errors.ts";
import { requireKeyScope } from "#server/keys/authenticate-key.ts";
import type { QueryScope } from "#server/metrics/contract.ts";

export type Asker = KeyActor | EmbedActor;

/**
 * Who asks the metrics by REST: a key of scope query:read, or a frame's session with the right to query.
 * @param sql a pool of role app
 * @throws AppError UNAUTHENTICATED, SESSION_ENDED, FORBIDDEN
 */
export async function askedBy(sql: Sql, headers: Headers): Promise<Asker> {
  const actor = await bearerActor(sql, headers);
  if (actor.kind === "key") requireKeyScope(actor, "query:read");
  else if (!actorCan(actor, "explore.query"))
    throw new AppError("FORBIDDEN", { message: 'This frame\'s token does not allow free questions: it needs "query" in `can`.' });
  return actor;
}

/** A question's body; of a frame's session, whose scope is known, it need not say it. */
export function withScope(actor: Asker, body: unknown): unknown {
  if (actor.kind === "key" || typeof body !== "object" || body === null || Array.isArray(body) || "scope" in body) return body;
  return { ...body, scope: actor.subject === null ? "tenant" : { subject: actor.subject } };
}

/** @throws AppError NOT_FOUND for a frame that asks for more or other than its own. */
export function scopeAsked(actor: Asker, asked: QueryScope): Scope {
  if (asked !== "tenant") return scopeOf(actor, asked);
  if (actor.kind === "embed" && actor.subject !== null)
    throw new AppError("NOT_FOUND", { message: "This session is of one subject: leave out the scope, or ask for that subject." });
  return scopeOf(actor);
}
