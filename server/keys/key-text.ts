import { createHash, randomBytes } from "node:crypto";

export type KeyText = { prefix: string; secret: string };

const SHAPE = /^inlay_([0-9a-z]{12})_([0-9A-Za-z_-]{43})$/;

/** A new key's text: `inlay_<prefix>_<secret>`. The prefix finds the row and may be shown; the secret has 256 random bits. */
export function newKeyText(): KeyText & { text: string } {
  const prefix = randomBytes(6).toString("hex");
  const secret = randomBytes(32).toString("base64url");
  return { prefix, secret, text: `inlay_${prefix}_${secret}` };
}

/** The parts of a key, or null when the text is not one. */
export function parseKeyText(text: string): KeyText | null {
  const match = SHAPE.exec(text);
  return match ? { prefix: match[1]!, secret: match[2]! } : null;
}

/**
 * What is stored of a key. A plain SHA-256 and no slow password hash: nobody guesses 256 random bits however fast the
 * hash is, and a slow one would cost every request of the door a fifth of a second.
 */
export function hashSecret(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
