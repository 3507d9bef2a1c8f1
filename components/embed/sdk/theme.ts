import type { Theme } from "#components/embed/sdk/options.ts";

export type Tokens = { [token: string]: unknown };

/** A theme as tokens: a word is its mode. */
export const tokensOf = (theme: Theme | undefined): Tokens | undefined => (typeof theme === "string" ? { mode: theme } : theme);

/** Tokens with a change over them; groups (light, dark) token by token. */
export function merged(tokens: Tokens | undefined, change: Tokens): Tokens {
  const all = { ...tokens };
  for (const [name, value] of Object.entries(change))
    all[name] = value && typeof value === "object" ? merged(all[name] as Tokens | undefined, value as Tokens) : value;
  return all;
}
