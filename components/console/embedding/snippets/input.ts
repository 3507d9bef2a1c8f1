import type { EmbedRight, Locks } from "#server/embed/rights-input.ts";

/** How the key signs: as it was registered, the token's header only repeats it. */
export type KeyAlgorithm = "EdDSA" | "ES256";

/** What a back end's code says of the tokens it makes. */
export type SnippetInput = {
  /** The tenant's slug. */
  issuer: string;
  /** Where this Inlay is. */
  audience: string;
  kid: string;
  alg: KeyAlgorithm;
  dashboard: string;
  /** The customer that the example is for; null for tokens of the tenant as a whole. */
  subject: string | null;
  filters: Locks;
  /** Null for what the tenant's settings say. */
  can: readonly EmbedRight[] | null;
  locale: string | null;
  currency: string | null;
  timezone: string | null;
  theme: Json | null;
};

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** How long a token of the examples is good, seconds: it is redeemed at once. At most 600 are allowed. */
export const SECONDS = 120;

/** The claims that are the same in every token, in the order they are written. Whose it is, and when, is added by the code. */
export function fixedClaims(input: SnippetInput): [name: string, value: Json][] {
  const { issuer, audience, dashboard, subject, filters, can, locale, currency, timezone, theme } = input;
  const locks = Object.fromEntries(Object.entries(filters).filter(([, values]) => values !== undefined)) as Record<string, Json>;
  return [
    ["iss", issuer],
    ["aud", audience],
    ...(subject === null ? [["scope", "tenant"] as [string, Json]] : []),
    ["dashboards", [dashboard]],
    ...(Object.keys(locks).length > 0 ? [["filters", locks] as [string, Json]] : []),
    ...Object.entries({ can, locale, currency, timezone, theme }).flatMap(([name, value]): [string, Json][] =>
      value === null ? [] : [[name, value]],
    ),
  ];
}
