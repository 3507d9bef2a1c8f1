import type { z } from "zod";
import type { Sql } from "#db/client.ts";
import { recordAudit } from "#server/audit/record.ts";
import { audience } from "#server/embed/audience.ts";
import { grantOf } from "#server/embed/grant.ts";
import { grantDetails } from "#server/embed/grant-details.ts";
import { inTenant } from "#server/embed/in-tenant.ts";
import { makeSession } from "#server/embed/make-session.ts";
import type { MintAnswer, MintRequest } from "#server/embed/mint-input.ts";
import { openOrRefuse } from "#server/embed/open-or-refuse.ts";
import { getEmbedSettings } from "#server/embed/settings.ts";
import type { KeyHolder } from "#server/keys/authenticate-key.ts";

/**
 * Opens a session for a tenant's server that signs nothing itself, but holds an API key of scope `embed:mint`. It ends with
 * that key.
 *
 * @param sql a pool of role app
 * @throws AppError UNAVAILABLE where embedding is closed
 */
export async function mintSession(
  sql: Sql,
  { tenantId, keyId, prefix }: KeyHolder,
  { shown, said }: z.output<typeof MintRequest>,
): Promise<z.output<typeof MintAnswer>> {
  openOrRefuse();
  return inTenant(sql, tenantId, async (tx) => {
    const { rights } = await getEmbedSettings(tx, tenantId);
    const grant = grantOf(said, rights);
    const made = await makeSession(tx, {
      tenantId,
      grant,
      voucher: { apiKeyId: keyId },
      dashboard: shown,
      origin: null,
      host: {},
    });
    await recordAudit(tx, {
      ...{ tenantId, actor: `key:${prefix}`, action: "embed.mint", target: grant.subject ?? "" },
      details: { session: made.id, dashboard: shown, ...grantDetails(grant) },
    });
    return { url: `${audience()}/embed/v/${made.ticket}`, expiresAt: made.ticketExpiresAt };
  });
}
