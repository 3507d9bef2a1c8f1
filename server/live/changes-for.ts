import type { Sql } from "#db/client.ts";
import type { Scope } from "#db/scope.ts";
import { type Actor, actorCan } from "#server/auth/actor.ts";
import { requestActor } from "#server/auth/request-actor.ts";
import { scopeOf } from "#server/auth/scope-of.ts";
import { AppError } from "#server/errors.ts";
import { type Change, LiveDomain } from "#server/live/change.ts";
import { changes } from "#server/live/changes.ts";
import type { Interest } from "#server/live/heard.ts";
import { liveHub } from "#server/live/hub.ts";
import { subjectOf } from "#server/metrics/query.ts";

type Listener = {
  actor: Actor;
  /** Of the request that listens: with them it is asked again who it is. */
  headers: Headers;
  requested?: { subject: string } | undefined;
  /** Whether something may have happened before it began: then it is told of everything once. */
  returning?: boolean;
  signal: AbortSignal | undefined;
};

/**
 * Changes of the figures that an actor sees, never the figures, until the signal is aborted: of a frame's session those of
 * the dashboards that its token names. Every 30 seconds it is asked whether the actor still is who they were.
 *
 * @param sql a pool of role app
 * @throws AppError from the iteration: SESSION_ENDED when a frame's session was revoked or is over, UNAUTHENTICATED when
 *   someone else's has ended or changed
 */
export function changesFor(
  sql: Sql,
  { actor, headers, requested, returning = false, signal }: Listener,
  timing?: Parameters<typeof changes>[2],
): AsyncGenerator<Change> {
  const scope = scopeOf(actor, requested);
  const interest = interestIn(scope);
  const recheck = async () => {
    const now = await requestActor(sql, headers);
    if (!now || now.tenantId !== scope.tenantId || !actorCan(now, "dashboard.read")) throw gone();
    if (JSON.stringify(scopeOf(now, requested)) !== JSON.stringify(scope)) throw gone();
  };
  const missed = returning ? interest.domains : [];
  return changes(liveHub(), { ...interest, missed, signal, recheck }, timing);
}

/** Whose changes are told in a scope: of all dashboards that it sees, or of one of them. */
export function interestIn(scope: Scope, dashboard?: LiveDomain): Interest {
  const { tenantId, limits } = scope;
  const seen = LiveDomain.options.filter((domain) => limits === "none" || limits.dashboards.includes(domain));
  return { tenantId, subject: subjectOf(scope), domains: dashboard ? seen.filter((domain) => domain === dashboard) : seen };
}

const gone = () => new AppError("UNAUTHENTICATED", { message: "The session has ended or changed: open the dashboard again." });
