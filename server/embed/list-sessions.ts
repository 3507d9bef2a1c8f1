import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { Cursor, pageOf } from "#server/cursor.ts";
import { EMBED_RIGHTS } from "#server/embed/rights-input.ts";
import { isoInstant } from "#server/instant.ts";

const STATES = ["live", "ended", "revoked"] as const;

export const EmbedSessionQuery = z.object({
  /** Only those that run, that ended by themselves, or that somebody ended. */
  state: z.enum(STATES).optional(),
  /** `next` of the page before. */
  before: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const EmbedSession = z.object({
  id: z.uuid(),
  /** Null: the tenant as a whole. */
  subject: z.string().nullable(),
  dashboards: z.array(z.string()),
  locks: z.record(z.string(), z.array(z.string())),
  rights: z.array(z.enum(EMBED_RIGHTS)),
  /** The key that signed; null: an API key asked. */
  kid: z.string().nullable(),
  /** The name of the API key that asked; null: a key signed. */
  mintedBy: z.string().nullable(),
  /** Of the page that holds the frame, where it said so. */
  origin: z.string().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** To the minute; null when it was never opened. */
  lastSeenAt: z.iso.datetime().nullable(),
  renewals: z.int(),
  /** When it was revoked, or the key that vouches for it. */
  revokedAt: z.iso.datetime().nullable(),
  state: z.enum(STATES),
});
export type EmbedSession = z.output<typeof EmbedSession>;

export const EmbedSessionPage = z.object({ sessions: z.array(EmbedSession), next: z.string().nullable() });

type Row = Omit<EmbedSession, "mintedBy" | "createdAt" | "expiresAt" | "lastSeenAt" | "revokedAt"> & {
  minted_by: string | null;
  created_at: Date;
  expires_at: Date;
  last_seen_at: Date | null;
  ended_at: Date | null;
  place: string;
};

/** A tenant's sessions of the last days, the newest first. */
export async function listEmbedSessions(
  tx: Tx,
  tenantId: string,
  { state, before, limit }: z.output<typeof EmbedSessionQuery>,
): Promise<z.output<typeof EmbedSessionPage>> {
  const rows = await tx<Row[]>`
    select * from (
      select s.id, s.subject, s.dashboards, s.locks, s.rights, s.kid, a.name as minted_by, s.origin, s.created_at, s.expires_at,
        s.last_seen_at, s.renewals, s.created_at::text as place, r.ended_at,
        case when r.ended_at is not null then 'revoked' when s.expires_at <= clock_timestamp() then 'ended' else 'live' end as state
      from core.embed_session s
      left join core.embed_key k on k.tenant_id = s.tenant_id and k.kid = s.kid
      left join core.api_key a on a.tenant_id = s.tenant_id and a.id = s.api_key_id
      -- What ended a session that had ended anyway says nothing of it.
      cross join lateral (select min(at) as ended_at from unnest(array[s.revoked_at, k.revoked_at, a.revoked_at]) as at where at < s.expires_at) r
      where s.tenant_id = ${tenantId}
        ${before ? tx`and (s.created_at, s.id) < (${before.at}::timestamptz, ${before.id}::uuid)` : tx``}
    ) as told
    ${state === undefined ? tx`` : tx`where state = ${state}`}
    order by created_at desc, id desc limit ${limit + 1}`;
  const page = pageOf(rows, limit);
  return { sessions: page.rows.map(told), next: page.next };
}

function told({ minted_by, created_at, expires_at, last_seen_at, ended_at, place: _, ...row }: Row): EmbedSession {
  return {
    ...row,
    mintedBy: minted_by,
    createdAt: isoInstant(created_at),
    expiresAt: isoInstant(expires_at),
    lastSeenAt: last_seen_at && isoInstant(last_seen_at),
    revokedAt: ended_at && isoInstant(ended_at),
  };
}
