import { type Pair, signText } from "#components/console/embedding/keys/make-pair.ts";
import { base64url } from "#components/console/embedding/keys/read-key.ts";
import { fixedClaims, SECONDS, type SnippetInput } from "#components/console/embedding/snippets/input.ts";

const part = (value: object): string => base64url(new TextEncoder().encode(JSON.stringify(value)));

/**
 * A token as a back end would make it, signed in this browser: the same claims as in the code that is shown.
 * @param now seconds since 1970, by the clock of the server if it is known
 */
export async function signToken(pair: Pair, input: SnippetInput, now: number): Promise<string> {
  const header = { alg: pair.alg, typ: "inlay-embed+jwt", kid: input.kid };
  const claims = {
    ...Object.fromEntries(fixedClaims(input)),
    ...(input.subject !== null && { sub: input.subject }),
    iat: now,
    exp: now + SECONDS,
    jti: crypto.randomUUID(),
  };
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${base64url(await signText(pair, text))}`;
}
