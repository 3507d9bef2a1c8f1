import type { Tx } from "#db/client.ts";
import type { Accepted } from "#server/embed/accept-token.ts";

/**
 * Claims a token for good, in the transaction of what is made of it; of many who try at once, in any process, one succeeds:
 * the others wait for its commit.
 *
 * @returns whether it had not been claimed before
 */
export async function claimToken(tx: Tx, { tenantId, kid, claims }: Accepted): Promise<boolean> {
  const [claimed] = await tx`
    insert into core.embed_token (tenant_id, jti, expires_at) values (${tenantId}, ${claims.jti}, to_timestamp(${claims.exp}))
    on conflict do nothing returning jti`;
  if (!claimed) return false;
  // Noted once a minute at most, and never waited for: every frame of the tenant comes by here.
  await tx`
    update core.embed_key set last_used_at = clock_timestamp() where tenant_id = ${tenantId} and kid in (
      select k.kid from core.embed_key k where k.tenant_id = ${tenantId} and k.kid = ${kid}
        and (k.last_used_at is null or k.last_used_at < clock_timestamp() - interval '1 minute') for update skip locked)`;
  return true;
}
