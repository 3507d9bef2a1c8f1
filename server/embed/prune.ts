import type { Sql } from "#db/client.ts";

/** Sessions are listed for this long after they ended; the audit trail keeps what is told of them for good. */
const KEEP_SESSIONS_DAYS = 7;
/** A used token is forgotten so long after its exp: more than a signer's clock may be off, by far. */
const KEEP_TOKENS_MINUTES = 10;

/** A frame that is loaded again is told by its used ticket who opened it: kept while its session runs, and for this long after. */
const KEEP_TICKETS_MINUTES = 60;

/** Takes away tokens that could not be redeemed anyway, tickets that open nothing, and sessions that ended long ago. @param sql role pipeline */
export async function pruneEmbed(sql: Sql): Promise<void> {
  await sql`delete from core.embed_token where expires_at < clock_timestamp() - make_interval(mins => ${KEEP_TOKENS_MINUTES})`;
  await sql`
    delete from core.embed_ticket t using core.embed_session s
    where s.tenant_id = t.tenant_id and s.id = t.session_id
      and s.expires_at < clock_timestamp() - make_interval(mins => ${KEEP_TICKETS_MINUTES})`;
  await sql`delete from core.embed_session where expires_at < clock_timestamp() - make_interval(days => ${KEEP_SESSIONS_DAYS})`;
}
