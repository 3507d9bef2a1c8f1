import type { Limit } from "#server/auth/throttle.ts";

/** Links of invitations and resets that one network address may try: the tokens cannot be guessed, but hashing costs. */
export const LINKS_PER_ADDRESS: Limit = { kind: "link:address", most: 60, windowSeconds: 15 * 60 };
