import type { KeyAlgorithm } from "#components/console/embedding/snippets/input.ts";

/** A public key as it is registered. */
export type PublicJwk = { kty: "OKP"; crv: "Ed25519"; x: string } | { kty: "EC"; crv: "P-256"; x: string; y: string };
export type ReadKey = { jwk: PublicJwk; alg: KeyAlgorithm; kid: string | null } | { refused: string };

const PRIVATE =
  "This is a private key. Nobody but your own back end may have it, so it is not sent. Paste its public part; and if this key has been anywhere but there, make a new pair.";
const SECRET = "This is a shared secret. Frames take keys whose private part only you have: an Ed25519 or P-256 pair.";
const NEITHER = "This is neither a JWK nor a PEM public key. Paste all of it, with its first and its last line.";
const KINDS = "Keys of this kind are not taken: Ed25519 (EdDSA) and P-256 (ES256) are.";

/**
 * What somebody pasted as their public key, read in the browser: a JWK, a set with one JWK in it, or PEM. What is private is
 * refused before anything is sent, and of a JWK only the members of a public key are kept.
 */
export async function readKey(text: string): Promise<ReadKey> {
  const pasted = text.trim();
  if (pasted === "") return { refused: "Fill this in." };
  if (pasted.startsWith("{") || pasted.startsWith("[")) return readJwk(pasted);
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pasted)) return { refused: PRIVATE };
  if (/-----BEGIN CERTIFICATE-----/.test(pasted)) {
    return { refused: "This is a certificate. Paste the public key in it: openssl x509 -pubkey -noout -in certificate.pem" };
  }
  if (/-----BEGIN RSA PUBLIC KEY-----/.test(pasted)) return { refused: KINDS };
  const body = /-----BEGIN PUBLIC KEY-----([\sA-Za-z0-9+/=]+)-----END PUBLIC KEY-----/.exec(pasted)?.[1];
  return body === undefined ? { refused: NEITHER } : readSpki(body.replace(/\s/g, ""));
}

function readJwk(text: string): ReadKey {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { refused: `${NEITHER} Its JSON cannot be read.` };
  }
  const set = isRecord(parsed) && Array.isArray(parsed.keys) ? parsed.keys : Array.isArray(parsed) ? parsed : [parsed];
  // Before anything else is said: whatever is private among them must not go further.
  if (set.some((one) => isRecord(one) && "d" in one)) return { refused: PRIVATE };
  if (set.some((one) => isRecord(one) && (one.kty === "oct" || "k" in one))) return { refused: SECRET };
  if (set.length !== 1) return { refused: `There are ${set.length} keys in this. Paste one of them.` };
  const [jwk] = set;
  if (!isRecord(jwk) || typeof jwk.kty !== "string") return { refused: NEITHER };
  const kid = typeof jwk.kid === "string" ? jwk.kid : null;
  const { crv, x, y } = jwk;
  if (jwk.kty === "OKP" && crv === "Ed25519" && isPart(x)) return { jwk: { kty: "OKP", crv, x }, alg: "EdDSA", kid };
  if (jwk.kty === "EC" && crv === "P-256" && isPart(x) && isPart(y)) {
    return { jwk: { kty: "EC", crv, x, y }, alg: "ES256", kid };
  }
  return { refused: KINDS };
}

/** Both kinds have one fixed beginning in DER, so the key is what follows it (RFC 8410; RFC 5480 with an uncompressed point). */
const HEADS = { ed25519: "302a300506032b6570032100", p256: "3059301306072a8648ce3d020106082a8648ce3d03010703420004" };

async function readSpki(base64: string): Promise<ReadKey> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  } catch {
    return { refused: NEITHER };
  }
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex.startsWith(HEADS.ed25519) && bytes.length === 44) {
    return { jwk: { kty: "OKP", crv: "Ed25519", x: base64url(bytes.slice(-32)) }, alg: "EdDSA", kid: null };
  }
  if (!hex.startsWith(HEADS.p256) || bytes.length !== 91) return { refused: KINDS };
  try {
    // The browser says whether the point lies on its curve.
    await crypto.subtle.importKey("spki", bytes, { name: "ECDSA", namedCurve: "P-256" }, true, ["verify"]);
  } catch {
    return { refused: "This is not a key: its point does not lie on the curve P-256." };
  }
  const [x, y] = [base64url(bytes.slice(-64, -32)), base64url(bytes.slice(-32))];
  return { jwk: { kty: "EC", crv: "P-256", x, y }, alg: "ES256", kid: null };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
/** 32 bytes as base64url. */
const isPart = (value: unknown): value is string => typeof value === "string" && /^[\w-]{43}$/.test(value);

/** Bytes as base64url without filling, as JWKs and tokens are written. */
export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
