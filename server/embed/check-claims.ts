import { z } from "zod";
import { audience } from "#server/embed/audience.ts";
import { checkTimes } from "#server/embed/check-times.ts";
import type { Flaw } from "#server/embed/flaw.ts";
import { contradictions, Dashboards, GrantFields, Whose } from "#server/embed/grant-input.ts";
import type { JsonObject } from "#server/embed/read-token.ts";
import { AppError } from "#server/errors.ts";
import { refuseUnstorable, sentenceOf } from "#server/input.ts";

const Seconds = z.number().min(0).max(253_402_300_800, { error: "is in seconds since 1970, not in milliseconds" });

/**
 * All that a token may say. Unknown claims are refused: a misspelt lock must never mean "not locked". `iss` and `aud` are
 * compared by themselves.
 */
export const TokenClaims = z.strictObject({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  iat: Seconds,
  exp: Seconds,
  nbf: Seconds.optional(),
  jti: z.string().min(1).max(200),
  dashboards: Dashboards,
  ...Whose,
  ...GrantFields,
});
export type TokenClaims = z.output<typeof TokenClaims>;

/**
 * What is wrong with the claims of a token whose signature holds, and the claims when they can be read at all.
 * @param now seconds since 1970
 */
export function checkClaims(claims: JsonObject, now: number): { flaws: Flaw[]; said: TokenClaims | null } {
  const flaws: Flaw[] = [];
  if (!isForUs(claims.aud))
    flaws.push({ code: "TOKEN_AUDIENCE", message: `aud must be this deployment's address, ${audience()}, and nothing else.` });
  const unstorable = unstorableIn(claims);
  if (unstorable) return { flaws: [...flaws, unstorable], said: null };
  const parsed = TokenClaims.safeParse(claims);
  if (!parsed.success)
    return {
      flaws: [
        ...flaws,
        { code: "TOKEN_CLAIMS", message: `Claims are not as they should be: ${sentenceOf(parsed.error.issues)}.` },
      ],
      said: null,
    };
  for (const message of contradictions(parsed.data)) flaws.push({ code: "TOKEN_CLAIMS", message });
  return { flaws: [...flaws, ...checkTimes(parsed.data, now)], said: parsed.data };
}

/** For this deployment alone: a token for several places would be good in each. */
function isForUs(aud: unknown): boolean {
  return (Array.isArray(aud) && aud.length === 1 ? aud[0] : aud) === audience();
}

function unstorableIn(claims: JsonObject): Flaw | null {
  try {
    refuseUnstorable(claims);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { code: "TOKEN_CLAIMS", message: `Claims are not as they should be: ${error.message}.` };
  }
}
