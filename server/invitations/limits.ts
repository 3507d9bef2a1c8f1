import type { Limit } from "#server/auth/throttle.ts";

/** Links of invitations and resets that one network address may try: the tokens cannot be guessed, but hashing costs. */
export const LINKS_PER_ADDRESS: Limit = { kind: "link:address", most: 60, windowSeconds: 15 * 60 };

/** Invitations that a tenant may send to one e-mail address, again or anew: nobody's inbox is filled in its name. */
export const MAILS_PER_INVITED: Limit = { kind: "invitation:mail", most: 10, windowSeconds: 60 * 60 };
