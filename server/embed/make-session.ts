import type { Tx } from "#db/client.ts";
import type { DashboardName } from "#server/dashboards/view.ts";
import type { Grant } from "#server/embed/grant.ts";
import type { HostWords } from "#server/embed/opened-frame.ts";
import { newTicket } from "#server/embed/secret-text.ts";
import { uuidv7 } from "#server/ids.ts";
import { isoInstant } from "#server/instant.ts";

/** How long a session lives from its making or its renewal. */
export const SESSION_SECONDS = 600;
/** How long a ticket waits to be opened. */
export const TICKET_SECONDS = 60;

export type NewSession = {
  tenantId: string;
  grant: Grant;
  /** Who vouches for it: the key that signed, or the API key that asked. */
  voucher: { kid: string } | { apiKeyId: string };
  dashboard: DashboardName;
  origin: string | null;
  host: HostWords;
};

export type MadeSession = { id: string; ticket: string; ticketExpiresAt: string };

/** A session and the ticket that opens it, in a transaction of the tenant's scope. */
export async function makeSession(
  tx: Tx,
  { tenantId, grant, voucher, dashboard, origin, host }: NewSession,
): Promise<MadeSession> {
  const id = uuidv7();
  const { subject, dashboards, locks, rights, locale, currency, theme, timezone } = grant;
  const [kid, apiKeyId] = "kid" in voucher ? [voucher.kid, null] : [null, voucher.apiKeyId];
  await tx`
    insert into core.embed_session (tenant_id, id, subject, whole, dashboards, locks, rights, locale, currency, theme, timezone,
      kid, api_key_id, origin, expires_at)
    values (${tenantId}, ${id}, ${subject}, ${subject === null}, ${dashboards}, ${JSON.stringify(locks)}::text::jsonb, ${rights},
      ${locale}, ${currency}, ${JSON.stringify(theme)}::text::jsonb, ${timezone},
      ${kid}, ${apiKeyId}, ${origin}, clock_timestamp() + make_interval(secs => ${SESSION_SECONDS}))`;
  const ticket = newTicket();
  const expires = tx`clock_timestamp() + make_interval(secs => ${TICKET_SECONDS})`;
  const [times] = await tx<{ ends: Date }[]>`select ${expires} as ends`;
  await tx`
    insert into core.embed_ticket (tenant_id, hash, session_id, dashboard, host, expires_at)
    values (${tenantId}, ${ticket.hash}, ${id}, ${dashboard}, ${JSON.stringify(host)}::text::jsonb, ${times!.ends})`;
  return { id, ticket: ticket.text, ticketExpiresAt: isoInstant(times!.ends) };
}
