import type { Flaw } from "#server/embed/flaw.ts";

/** Letters of a token at most. */
const MOST = 16_384;

export type JsonObject = { [member: string]: unknown };

/** A token's two readable parts, believed by nobody yet; null where one cannot be read. */
export type ReadToken = { header: JsonObject | null; claims: JsonObject | null; flaws: Flaw[] };

/** Takes a token apart: three parts of base64url with dots between them, the first two JSON objects. */
export function readToken(token: string): ReadToken {
  const flaw = (message: string): Flaw => ({ code: "TOKEN_MALFORMED", message });
  if (token.length > MOST) return { header: null, claims: null, flaws: [flaw(`The token has more than ${MOST} characters.`)] };
  const parts = token.split(".");
  if (parts.length !== 3)
    return {
      header: null,
      claims: null,
      flaws: [flaw("The token is no signed JWT: those have three parts with dots between them.")],
    };
  const [header, claims] = [objectOf(parts[0]!), objectOf(parts[1]!)];
  const flaws = [
    ...(header ? [] : [flaw("The token's first part, its header, is no JSON object in base64url.")]),
    ...(claims ? [] : [flaw("The token's second part, its claims, is no JSON object in base64url.")]),
    ...(/^[0-9A-Za-z_-]*$/.test(parts[2]!) ? [] : [flaw("The token's third part, its signature, is no base64url.")]),
  ];
  return { header, claims, flaws };
}

function objectOf(part: string): JsonObject | null {
  if (!/^[0-9A-Za-z_-]+$/.test(part)) return null;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(part, "base64url"));
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
  } catch {
    return null;
  }
}
