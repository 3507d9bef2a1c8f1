import { createHash, randomBytes } from "node:crypto";

const SESSION = /^inlay_es_[0-9A-Za-z_-]{43}$/;
const TICKET = /^[0-9A-Za-z_-]{43}$/;

/** A session's bearer: `inlay_es_` and 256 random bits. What is stored is its hash. */
export function newSessionSecret(): { text: string; hash: Buffer } {
  const text = `inlay_es_${randomBytes(32).toString("base64url")}`;
  return { text, hash: hashOf(text) };
}

/** A ticket, as it stands in the address of a frame. */
export function newTicket(): { text: string; hash: Buffer } {
  const text = randomBytes(32).toString("base64url");
  return { text, hash: hashOf(text) };
}

/** Whether a bearer claims to be a session's, and not an API key. */
export const isSessionSecret = (text: string): boolean => text.startsWith("inlay_es_");

/** The hash by which a session is found; null for what no session ever had. */
export const sessionHash = (text: string): Buffer | null => (SESSION.test(text) ? hashOf(text) : null);

/** The hash by which a ticket is found; null for what no ticket ever was. */
export const ticketHash = (text: string): Buffer | null => (TICKET.test(text) ? hashOf(text) : null);

/** A plain SHA-256, as of keys: nobody guesses 256 random bits however fast the hash is. */
function hashOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
