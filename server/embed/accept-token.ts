import type { Sql } from "#db/client.ts";
import type { TokenClaims } from "#server/embed/check-claims.ts";
import { findSigner } from "#server/embed/find-signer.ts";
import { type Grant, grantOf } from "#server/embed/grant.ts";
import { type Judgement, judgeToken } from "#server/embed/judge-token.ts";
import { type Attempt, refuse } from "#server/embed/refuse.ts";

/** A token without a flaw. It has not been claimed yet. */
export type Accepted = {
  judged: Judgement;
  tenantId: string;
  kid: string;
  claims: TokenClaims;
  grant: Grant;
  /** Pages that may frame the tenant's dashboards. */
  origins: readonly string[];
};

/** @throws AppError TOKEN_*, of the first flaw found; TOO_MANY_REQUESTS */
export async function acceptToken(sql: Sql, token: string, attempt: Attempt): Promise<Accepted> {
  const judged = await judgeToken(token, findSigner(sql), Date.now() / 1_000);
  const { flaws, signer, said } = judged;
  const [first] = flaws;
  if (first) throw await refuse(sql, judged, attempt, first.code, first.message);
  if (!signer?.key || !judged.signed || !said) throw new Error("a token without flaws has no signer or no claims");
  const { tenantId, key, origins, rights } = signer;
  return { judged, tenantId, kid: key.kid, claims: said, grant: grantOf(said, rights), origins };
}
