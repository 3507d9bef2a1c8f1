import { decode, type JWT } from "next-auth/jwt";

/** So many sessions are remembered; those of the longest ago go first. */
const MOST = 1_000;

const opened = new Map<string, { said: JWT; until: number }>();

/**
 * What the token of a session cookie says, when we wrote it and its time is not over; else null. A token that was opened
 * before is not decrypted anew, which costs more than a small answer does. Whether the session still holds is none of its
 * business: that is asked of the database, each time.
 */
export async function openToken(secret: string, token: string): Promise<JWT | null> {
  const key = `${secret} ${token}`;
  const known = opened.get(key);
  if (known) return known.until > Date.now() ? known.said : null;
  const said = await decode({ token, secret }).catch(() => null);
  if (said === null || typeof said.exp !== "number") return said;
  opened.set(key, { said, until: said.exp * 1_000 });
  if (opened.size > MOST) opened.delete(opened.keys().next().value!);
  return said;
}
