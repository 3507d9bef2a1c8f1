import type { Sql } from "#db/client.ts";
import { recordAudit } from "#server/audit/record.ts";
import { DashboardName } from "#server/dashboards/view.ts";
import { acceptToken } from "#server/embed/accept-token.ts";
import { claimToken } from "#server/embed/claim-token.ts";
import { grantDetails } from "#server/embed/grant-details.ts";
import { inTenant } from "#server/embed/in-tenant.ts";
import { makeSession } from "#server/embed/make-session.ts";
import { openOrRefuse } from "#server/embed/open-or-refuse.ts";
import type { HostWords } from "#server/embed/opened-frame.ts";
import { originAllowed } from "#server/embed/origin-allowed.ts";
import { type Attempt, refuse } from "#server/embed/refuse.ts";
import { webMetrics } from "#server/observe/web-metrics.ts";

export type Redemption = {
  /** The one that the address names. */
  dashboard: string;
  token: string;
  /** Where the request came from (clientAddress), for throttling and the trail. */
  address: string;
  /** The origin of the page that holds the frame, as the form says; null at the door that takes the token in the address. */
  origin: string | null;
  /** What else the page said; handed back by openTicket as it is. */
  host?: HostWords;
};

/**
 * Redeems a bootstrap token: once, whoever else tries at the same moment, in this process or another. What makes it refused
 * stands in the trail of its tenant.
 *
 * @param sql a pool of role app
 * @returns a ticket, good for one load within 60 s (openTicket)
 * @throws AppError TOKEN_* (401), DASHBOARD_NOT_ALLOWED or ORIGIN_NOT_ALLOWED (403; the token stays unused), TOO_MANY_REQUESTS,
 *   UNAVAILABLE where embedding is closed
 */
export async function redeemToken(
  sql: Sql,
  { dashboard, token, address, origin, host = {} }: Redemption,
): Promise<{ ticket: string }> {
  openOrRefuse();
  const attempt: Attempt = { door: "redeem", address, origin, dashboard };
  const accepted = await acceptToken(sql, token, attempt);
  const { judged, tenantId, kid, grant, claims } = accepted;
  const shown = DashboardName.safeParse(dashboard);
  if (!shown.success || !grant.dashboards.includes(shown.data)) {
    const message = "The token does not allow this dashboard: name it in dashboards, or open one that is named there.";
    throw await refuse(sql, judged, attempt, "DASHBOARD_NOT_ALLOWED", message);
  }
  if (origin !== null && !originAllowed(accepted.origins, origin)) {
    const message = "This page may not embed: add its origin to the origins of the tenant's settings for embedding.";
    throw await refuse(sql, judged, attempt, "ORIGIN_NOT_ALLOWED", message);
  }
  const made = await inTenant(sql, tenantId, async (tx) => {
    if (!(await claimToken(tx, accepted))) return null;
    const session = await makeSession(tx, { tenantId, grant, voucher: { kid }, dashboard: shown.data, origin, host });
    const details = {
      jti: claims.jti,
      session: session.id,
      dashboard,
      address,
      ...(origin !== null && { origin }),
      ...grantDetails(grant),
    };
    await recordAudit(tx, { tenantId, actor: `signer:${kid}`, action: "embed.redeem", target: grant.subject ?? "", details });
    return session;
  });
  if (made) {
    webMetrics().tokens.inc({ door: "redeem", code: "ok" });
    return { ticket: made.ticket };
  }
  const message = "The token was redeemed before: each is good for one load. Make a new one, with a jti of its own, for each.";
  throw await refuse(sql, judged, attempt, "TOKEN_USED", message);
}
