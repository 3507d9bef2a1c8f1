import type { JWK } from "jose";
import type { Db } from "#db/transaction.ts";
import type { Algorithm } from "#server/embed/check-header.ts";
import type { FindSigner } from "#server/embed/judge-token.ts";
import type { EmbedRight } from "#server/embed/rights-input.ts";

type Row = {
  tenant_id: string;
  jwk: JWK | null;
  alg: Algorithm | null;
  revoked: boolean;
  origins: string[];
  rights: EmbedRight[];
};

/** Looks for signers among all tenants. @param sql a pool of role app; no scope is needed, a token is what gives one */
export function findSigner(sql: Db): FindSigner {
  return async (issuer, kid) => {
    const [row] = await sql<Row[]>`select * from lookup.embed_signer(${issuer}, ${kid})`;
    if (!row) return null;
    const { tenant_id: tenantId, jwk, alg, revoked, origins, rights } = row;
    return { tenantId, key: jwk && alg && { kid, jwk, alg, revoked }, origins, rights };
  };
}
