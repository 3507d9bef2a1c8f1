import { isDeepStrictEqual } from "node:util";
import type { Sql } from "#db/client.ts";
import { recordAudit } from "#server/audit/record.ts";
import { type Accepted, acceptToken } from "#server/embed/accept-token.ts";
import { claimToken } from "#server/embed/claim-token.ts";
import { liveSession, type SessionRow, sessionEnded } from "#server/embed/embed-actor.ts";
import { settled, settledLocks } from "#server/embed/grant-input.ts";
import { inTenant } from "#server/embed/in-tenant.ts";
import { SESSION_SECONDS } from "#server/embed/make-session.ts";
import { type Attempt, refuse } from "#server/embed/refuse.ts";
import { newSessionSecret, sessionHash } from "#server/embed/secret-text.ts";
import { isoInstant } from "#server/instant.ts";
import { webMetrics } from "#server/observe/web-metrics.ts";

/** How long the bearer before still holds, for calls that are under way. */
const OVERLAP_SECONDS = 10;

/**
 * Renews a session by another token for the same tenant, subject, dashboards, locks and rights. It gets a new bearer; the
 * one before holds for 10 s more. From then on it stands and falls with the key of the new token.
 *
 * @param sql a pool of role app
 * @throws AppError SESSION_ENDED, SESSION_CHANGED when the token is for something else (it stays unused: the frame can be opened
 *   anew with it), TOKEN_*, TOO_MANY_REQUESTS, UNAVAILABLE where embedding is closed
 */
export async function renewSession(
  sql: Sql,
  bearer: string,
  token: string,
  address: string,
): Promise<{ session: string; expiresAt: string }> {
  const session = await liveSession(sql, bearer);
  const attempt: Attempt = { door: "renew", address, origin: null };
  const accepted = await acceptToken(sql, token, attempt);
  const { judged, tenantId, claims } = accepted;
  if (!isSame(session, accepted)) {
    const message =
      "The token is for another subject, other dashboards, filters or rights than this session: open the frame anew.";
    throw await refuse(sql, judged, attempt, "SESSION_CHANGED", message);
  }
  const secret = newSessionSecret();
  const renewed = await inTenant(sql, tenantId, async (tx) => {
    if (!(await claimToken(tx, accepted))) return "used";
    const [row] = await tx<{ expires_at: Date }[]>`
      update core.embed_session set secret_hash = ${secret.hash}, former_hash = ${sessionHash(bearer)},
        former_until = clock_timestamp() + make_interval(secs => ${OVERLAP_SECONDS}), kid = ${accepted.kid}, api_key_id = null,
        expires_at = clock_timestamp() + make_interval(secs => ${SESSION_SECONDS}), renewals = renewals + 1, last_seen_at = clock_timestamp()
      where tenant_id = ${tenantId} and id = ${session.id} and revoked_at is null and expires_at > clock_timestamp()
      returning expires_at`;
    // Rolls the claim back too.
    if (!row) throw sessionEnded();
    await recordAudit(tx, {
      ...{ tenantId, actor: `signer:${accepted.kid}`, action: "embed.renew", target: session.subject ?? "" },
      details: { jti: claims.jti, session: session.id },
    });
    return row;
  });
  if (renewed !== "used") {
    webMetrics().tokens.inc({ door: "renew", code: "ok" });
    return { session: secret.text, expiresAt: isoInstant(renewed.expires_at) };
  }
  throw await refuse(
    sql,
    judged,
    attempt,
    "TOKEN_USED",
    "The token was redeemed before: a renewal needs one of its own, with a new jti.",
  );
}

function isSame(session: SessionRow, { tenantId, grant }: Accepted): boolean {
  return (
    session.tenant_id === tenantId &&
    session.subject === grant.subject &&
    isDeepStrictEqual(settled(session.dashboards), grant.dashboards) &&
    isDeepStrictEqual(settledLocks(session.locks), grant.locks) &&
    isDeepStrictEqual(settled(session.rights), grant.rights)
  );
}
