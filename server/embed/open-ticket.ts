import type { Sql } from "#db/client.ts";
import type { DashboardName } from "#server/dashboards/view.ts";
import type { SessionRow } from "#server/embed/embed-actor.ts";
import { openOrRefuse } from "#server/embed/open-or-refuse.ts";
import type { HostWords, OpenedFrame } from "#server/embed/opened-frame.ts";
import { newSessionSecret, ticketHash } from "#server/embed/secret-text.ts";
import { ThemeTokens } from "#server/embed/theme-input.ts";
import { ThemeOverride, withOverride } from "#server/embed/theme-override.ts";
import { AppError } from "#server/errors.ts";
import { isoInstant } from "#server/instant.ts";

type Row = Omit<SessionRow, "id" | "touch"> & {
  tenant_name: string;
  tenant_currency: string;
  brand_colour: string | null;
  origins: string[];
  tenant_theme: object;
  tenant_locale: string | null;
  session_id: string;
  theme: object;
  locale: string | null;
  currency: string | null;
  timezone: string | null;
  dashboard: DashboardName;
  host: HostWords;
};

/**
 * Opens the frame of a ticket, once and within its 60 s, and gives its session the bearer it will go by.
 *
 * @param sql a pool of role app
 * @throws AppError SESSION_ENDED for a ticket that is none, was used, is too old or whose session was revoked meanwhile;
 *   UNAVAILABLE where embedding is closed
 */
export async function openTicket(sql: Sql, ticket: string): Promise<OpenedFrame> {
  openOrRefuse();
  const hash = ticketHash(ticket);
  const secret = newSessionSecret();
  const [row] = hash === null ? [] : await sql<Row[]>`select * from lookup.open_embed_ticket(${hash}, ${secret.hash})`;
  if (!row)
    throw new AppError("SESSION_ENDED", {
      message: "This frame cannot be loaded again: its address was good for one load within a minute. Open it with a new token.",
    });
  const { tenant_id: tenantId, session_id: sessionId, subject, dashboards, locks, rights } = row;
  return {
    session: secret.text,
    expiresAt: isoInstant(row.expires_at),
    actor: { kind: "embed", tenantId, sessionId, subject, dashboards, locks, rights },
    dashboard: row.dashboard,
    theme: themeOf(row),
    locale: row.locale ?? row.tenant_locale ?? "en",
    currency: row.currency,
    timezone: row.timezone,
    origins: row.origins,
    tenant: { name: row.tenant_name },
    host: row.host,
  };
}

function themeOf(row: Row): ThemeTokens {
  const tokens = withOverride(ThemeTokens.parse(row.tenant_theme), ThemeOverride.parse(row.theme));
  return { ...tokens, accent: tokens.accent ?? row.brand_colour };
}
