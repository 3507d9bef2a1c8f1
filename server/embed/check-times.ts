import type { Flaw } from "#server/embed/flaw.ts";

/** Seconds that a signer's clock may be wrong. */
export const SKEW_SECONDS = 60;
/** Seconds from iat to exp at most. */
export const LONGEST_SECONDS = 600;

export type Times = { iat: number; exp: number; nbf?: number | undefined };

/**
 * What is wrong with a token's times, all in seconds since 1970. How far the signer's clock is off is named: that is nearly
 * always why.
 *
 * @param now our clock
 */
export function checkTimes({ iat, exp, nbf }: Times, now: number): Flaw[] {
  const flaws: Flaw[] = [];
  if (exp <= iat) flaws.push({ code: "TOKEN_CLAIMS", message: "exp must be later than iat." });
  if (exp - iat > LONGEST_SECONDS)
    flaws.push({
      code: "TOKEN_TOO_LONG",
      message: `The token lives ${Math.round(exp - iat)} s: exp may be ${LONGEST_SECONDS} s after iat at most. It is redeemed once, so 60 s do.`,
    });
  const begins = Math.max(iat, nbf ?? iat);
  if (begins > now + SKEW_SECONDS)
    flaws.push({
      code: "TOKEN_NOT_YET",
      message:
        `The token is from the future: its ${begins === iat ? "iat" : "nbf"} lies ${Math.round(begins - now)} s ahead of our clock. ` +
        `If it was made just now, the signer's clock is ${Math.round(begins - now)} s fast: set it (NTP).`,
    });
  if (exp <= now - SKEW_SECONDS)
    flaws.push({
      code: "TOKEN_EXPIRED",
      message:
        `The token expired ${Math.round(now - exp)} s ago; its iat lies ${Math.round(now - iat)} s behind our clock. ` +
        `If it was made just now, the signer's clock is ${Math.round(now - iat)} s slow: set it (NTP). Else make a token for each load.`,
    });
  return flaws;
}
