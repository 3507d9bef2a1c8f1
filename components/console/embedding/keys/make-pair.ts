import type { PublicJwk } from "#components/console/embedding/keys/read-key.ts";
import type { KeyAlgorithm } from "#components/console/embedding/snippets/input.ts";

/** A pair as the browser made it: the private part has not left it. */
export type Pair = { alg: KeyAlgorithm; jwk: PublicJwk; privateKey: CryptoKey };

const SIGNING = { EdDSA: { name: "Ed25519" }, ES256: { name: "ECDSA", hash: "SHA-256" } } as const;

/**
 * A pair of keys made in this browser: Ed25519, or P-256 where the browser does not know that yet.
 * @param extractable whether the private part can be taken out of the browser's keeping
 */
export async function makePair(extractable: boolean): Promise<Pair> {
  const usages: KeyUsage[] = ["sign", "verify"];
  try {
    const pair = (await crypto.subtle.generateKey({ name: "Ed25519" }, extractable, usages)) as CryptoKeyPair;
    const { x } = await crypto.subtle.exportKey("jwk", pair.publicKey);
    return { alg: "EdDSA", jwk: { kty: "OKP", crv: "Ed25519", x: x ?? "" }, privateKey: pair.privateKey };
  } catch {
    const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, extractable, usages);
    const { x, y } = await crypto.subtle.exportKey("jwk", pair.publicKey);
    return { alg: "ES256", jwk: { kty: "EC", crv: "P-256", x: x ?? "", y: y ?? "" }, privateKey: pair.privateKey };
  }
}

/** The signature of a text, as tokens have it. */
export async function signText({ alg, privateKey }: Pair, text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign(SIGNING[alg], privateKey, new TextEncoder().encode(text)));
}

/** The private part as back ends read it: PKCS #8 in PEM, and a JWK with its `kid`. */
export async function privateParts({ alg, privateKey }: Pair, kid: string): Promise<{ pem: string; jwk: string }> {
  const der = new Uint8Array(await crypto.subtle.exportKey("pkcs8", privateKey));
  const body = btoa(String.fromCharCode(...der)).replace(/.{64}(?=.)/g, "$&\n");
  const { kty, crv, x, y, d } = await crypto.subtle.exportKey("jwk", privateKey);
  const jwk = { kty, crv, x, ...(y !== undefined && { y }), d, kid, alg, use: "sig" };
  return {
    pem: `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----\n`,
    jwk: `${JSON.stringify(jwk, null, 2)}\n`,
  };
}
