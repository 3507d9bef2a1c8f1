import type { Sql } from "#db/client.ts";
import type { EmbedActor } from "#server/auth/actor.ts";
import type { DashboardName } from "#server/dashboards/view.ts";
import { openOrRefuse } from "#server/embed/open-or-refuse.ts";
import type { EmbedRight, Locks } from "#server/embed/rights-input.ts";
import { sessionHash } from "#server/embed/secret-text.ts";
import { AppError } from "#server/errors.ts";

export type SessionRow = {
  tenant_id: string;
  id: string;
  subject: string | null;
  dashboards: DashboardName[];
  locks: Locks;
  rights: EmbedRight[];
  expires_at: Date;
  touch: boolean;
};

/**
 * Whose frame sends this bearer (`inlay_es_...`, without the word Bearer), as the database knows it now: a session that was
 * revoked, or whose key was, holds no longer from the next call on. When it was last seen is noted once a minute at most.
 *
 * @param sql a pool of role app; no scope is needed, the session is what gives one
 * @throws AppError SESSION_ENDED, the same for unknown, ended and revoked ones; UNAVAILABLE where embedding is closed
 */
export async function embedActor(sql: Sql, bearer: string): Promise<EmbedActor> {
  const row = await liveSession(sql, bearer);
  if (row.touch) await sql`select lookup.touch_embed_session(${row.tenant_id}::uuid, ${row.id}::uuid)`;
  const { tenant_id: tenantId, id: sessionId, subject, dashboards, locks, rights } = row;
  return { kind: "embed", tenantId, sessionId, subject, dashboards, locks, rights };
}

/** The session that answers to this bearer. @throws AppError SESSION_ENDED, UNAVAILABLE */
export async function liveSession(sql: Sql, bearer: string): Promise<SessionRow> {
  openOrRefuse();
  const hash = sessionHash(bearer);
  const [row] = hash === null ? [] : await sql<SessionRow[]>`select * from lookup.embed_session(${hash})`;
  if (!row) throw sessionEnded();
  return row;
}

export function sessionEnded(): AppError {
  return new AppError("SESSION_ENDED", {
    message:
      "This session has ended: it lasts ten minutes unless it is renewed, and may be revoked. Open the frame with a new token.",
  });
}
