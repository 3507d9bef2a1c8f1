import { createHmac, generateKeyPairSync, type KeyObject, randomUUID, sign as signBytes } from "node:crypto";
import type { JWK } from "jose";
import { audience } from "#server/embed/audience.ts";

export type Pair = { kid: string; alg: "EdDSA" | "ES256"; privateKey: KeyObject; jwk: JWK };

/** A key pair as a tenant makes one, by Node alone: the tests' tokens are not made by the library that checks them. */
export function newPair(alg: Pair["alg"] = "EdDSA", kid: string = `k-${randomUUID().slice(0, 8)}`): Pair {
  const { publicKey, privateKey } =
    alg === "EdDSA" ? generateKeyPairSync("ed25519") : generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { kid, alg, privateKey, jwk: publicKey.export({ format: "jwk" }) as JWK };
}

type Json = Record<string, unknown>;
const part = (value: unknown): string =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

/** Claims that are good for a frame of the spending dashboard. Undefined takes one away. */
export function claimsOf(issuer: string, more: Json = {}): Json {
  const iat = Math.floor(Date.now() / 1_000);
  return { iss: issuer, aud: audience(), sub: "ada", dashboards: ["spending"], iat, exp: iat + 60, jti: randomUUID(), ...more };
}

/** A token signed by the pair, whatever its header and claims say; an undefined header member is left out. */
export function signed(pair: Pair, claims: unknown, header: Json = {}): string {
  const head = { typ: "inlay-embed+jwt", alg: pair.alg, kid: pair.kid, ...header };
  const text = `${part(head)}.${part(claims)}`;
  const key = pair.alg === "ES256" ? ({ key: pair.privateKey, dsaEncoding: "ieee-p1363" } as const) : pair.privateKey;
  const signature = signBytes(pair.alg === "ES256" ? "sha256" : null, Buffer.from(text), key);
  return `${text}.${signature.toString("base64url")}`;
}

/** A token "signed" with a shared secret, such as a public key that everybody can read. */
export function hmacSigned(secret: string | Buffer, claims: unknown, header: Json): string {
  const text = `${part({ typ: "inlay-embed+jwt", alg: "HS256", ...header })}.${part(claims)}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}

/** A token with this signature, or none. */
export const unsigned = (claims: unknown, header: Json, signature = ""): string =>
  `${part({ typ: "inlay-embed+jwt", ...header })}.${part(claims)}.${signature}`;
