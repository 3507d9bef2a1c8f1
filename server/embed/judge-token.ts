import { compactVerify, importJWK, type JWK } from "jose";
import { checkClaims, type TokenClaims } from "#server/embed/check-claims.ts";
import { type Algorithm, checkHeader } from "#server/embed/check-header.ts";
import type { Flaw } from "#server/embed/flaw.ts";
import { type ReadToken, readToken } from "#server/embed/read-token.ts";
import type { EmbedRight } from "#server/embed/rights-input.ts";

/** A tenant that tokens name as their issuer, and the key they name; no key when it has none of this kid. */
export type Signer = {
  tenantId: string;
  key: { kid: string; jwk: JWK; alg: Algorithm; revoked: boolean } | null;
  origins: string[];
  rights: EmbedRight[];
};

/** Finds who a token says has signed it; null where that is nobody of ours. */
export type FindSigner = (issuer: string, kid: string) => Promise<Signer | null>;

/** What was found about a token. It is good when there are no flaws; then all the rest is there. */
export type Judgement = ReadToken & {
  signer: Signer | null /** The signature is that of the signer's key. */;
  signed: boolean;
  said: TokenClaims | null;
};

/**
 * Judges a token, and redeems nothing. Who signed comes first: claims of nobody are not looked at, unless `all` is wanted.
 *
 * @param now seconds since 1970, our clock
 * @param all every flaw there is, for whoever wrote the token, and not the first alone
 */
export async function judgeToken(token: string, find: FindSigner, now: number, all = false): Promise<Judgement> {
  const read = readToken(token);
  const judged: Judgement = { ...read, flaws: [...read.flaws], signer: null, signed: false, said: null };
  const { header, claims, flaws } = judged;
  if (header) flaws.push(...checkHeader(header));
  if (header && claims) flaws.push(...(await checkSigner(token, judged, find)));
  if (claims && (judged.signed || all)) {
    const { said, flaws: wrong } = checkClaims(claims, now);
    judged.said = said;
    flaws.push(...wrong);
  }
  return judged;
}

async function checkSigner(token: string, judged: Judgement, find: FindSigner): Promise<Flaw[]> {
  const { kid, alg } = judged.header!;
  const { iss } = judged.claims!;
  const message = "iss must be your tenant's slug at this deployment, and the tenant must have registered a key for embedding.";
  const signer = typeof iss === "string" && iss.isWellFormed() && !iss.includes("\0") ? await find(iss, storable(kid)) : null;
  judged.signer = signer;
  if (!signer) return [{ code: "TOKEN_ISSUER", message }];
  const { key } = signer;
  if (!key)
    return [
      { code: "TOKEN_KEY_UNKNOWN", message: "The issuer has registered no key of this kid: register its public half first." },
    ];
  // The key decides how it is used. What a header says beside it is refused, whatever it is.
  if (alg !== key.alg)
    return [{ code: "TOKEN_ALGORITHM", message: `The key of this kid signs with ${key.alg}, and the header's alg must say so.` }];
  judged.signed = await isSigned(token, key);
  if (!judged.signed)
    return [
      {
        code: "TOKEN_SIGNATURE",
        message: "The signature is not that of the registered key: sign with its private half, and change nothing afterwards.",
      },
    ];
  return key.revoked
    ? [{ code: "TOKEN_KEY_REVOKED", message: "The key of this kid was revoked: sign with another one that is registered." }]
    : [];
}

async function isSigned(token: string, { jwk, alg }: NonNullable<Signer["key"]>): Promise<boolean> {
  try {
    await compactVerify(token, await importJWK(jwk, alg), { algorithms: [alg] });
    return true;
  } catch {
    return false;
  }
}

/** A kid that can be looked for; none of ours has other characters. */
const storable = (kid: unknown): string => (typeof kid === "string" && /^[A-Za-z0-9._~-]{1,100}$/.test(kid) ? kid : "");
