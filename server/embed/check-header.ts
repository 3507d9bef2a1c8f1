import type { Flaw } from "#server/embed/flaw.ts";
import type { JsonObject } from "#server/embed/read-token.ts";

export const TOKEN_TYPE = "inlay-embed+jwt";
export const ALGORITHMS = ["EdDSA", "ES256"] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** Members by which a token would choose its own key, or ask for extensions. */
const FOREIGN = ["jku", "jwk", "x5u", "x5c", "crit"];

/** What is wrong with a header by itself. Its key and algorithm are compared with what is registered later. */
export function checkHeader(header: JsonObject): Flaw[] {
  const flaws: Flaw[] = [];
  const { typ, alg, kid } = header;
  if (typ !== TOKEN_TYPE)
    flaws.push({
      code: "TOKEN_TYPE",
      message: `The header's typ must be "${TOKEN_TYPE}", so that no other token of yours is taken for one.`,
    });
  if (!ALGORITHMS.some((one) => one === alg))
    flaws.push({
      code: "TOKEN_ALGORITHM",
      message:
        "The header's alg must be EdDSA or ES256, as its key is registered: unsigned tokens and shared secrets are refused.",
    });
  for (const member of FOREIGN.filter((name) => Object.hasOwn(header, name)))
    flaws.push({
      code: "TOKEN_MALFORMED",
      message: `The header must not have the member ${member}: keys are those that are registered, and nothing is fetched or extended. Leave it out.`,
    });
  if (typeof kid !== "string" || kid === "")
    flaws.push({ code: "TOKEN_KEY_UNKNOWN", message: "The header's kid is missing: name the registered key that signs." });
  return flaws;
}
