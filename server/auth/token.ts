import { createHash, randomBytes } from "node:crypto";

/** A link's secret: 256 random bits. It stands in the link alone; what is stored is its hash. */
export function newToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashToken(token) };
}

/** A plain SHA-256, as of keys: nobody guesses 256 random bits however fast the hash is. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
