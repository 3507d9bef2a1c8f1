import type { Sql } from "#db/client.ts";
import { hashPassword, verifyPassword } from "#server/auth/password.ts";
import { throttleKey } from "#server/auth/throttle.ts";
import { AppError } from "#server/errors.ts";
import { uuidv7 } from "#server/ids.ts";

/** Attempts that failed, or still run, within the window; above them nobody gets in, with the right password neither. */
export const SIGN_IN_LIMITS = { perEmail: 10, perAddress: 50, windowSeconds: 15 * 60 };

export type SignedIn = { userId: string; sessionVersion: number };

type Attempt = {
  wait_seconds: number;
  user_id: string | null;
  password_hash: string | null;
  session_version: number | null;
  usable: boolean | null;
};

/**
 * Signs someone in by e-mail address and password; successes and failures are audited. An unknown address, a wrong
 * password and a disabled account get the same answer after the same work.
 *
 * @param sql a pool of role app
 * @param address where the request came from, for throttling
 * @throws AppError UNAUTHENTICATED, or TOO_MANY_REQUESTS with the seconds to wait
 */
export async function signIn(
  sql: Sql,
  secret: string,
  credentials: { email: string; password: string },
  address: string,
): Promise<SignedIn> {
  const email = credentials.email.trim().toLowerCase().slice(0, 254);
  const emailKey = throttleKey(secret, "email", email);
  const addressKey = throttleKey(secret, "address", address);
  const { perEmail, perAddress, windowSeconds } = SIGN_IN_LIMITS;
  const [attempt] = await sql<Attempt[]>`
    select * from lookup.begin_sign_in(${email}, ${emailKey}, ${perEmail}, ${addressKey}, ${perAddress}, ${windowSeconds})`;
  if (!attempt) throw new Error("lookup.begin_sign_in gave no row");
  if (attempt.wait_seconds > 0) {
    const message = `Too many attempts to sign in: try again in ${Math.ceil(attempt.wait_seconds / 60)} min.`;
    throw new AppError("TOO_MANY_REQUESTS", { message, retryAfter: attempt.wait_seconds });
  }
  const password = credentials.password.slice(0, 1_000);
  const { ok, stale } = await verifyPassword(password, attempt.password_hash);
  const succeeded = ok && attempt.usable === true;
  const fresh = succeeded && stale ? await hashPassword(password) : null;
  await sql`select lookup.end_sign_in(${uuidv7()}, ${email}, ${emailKey}, ${addressKey}, ${attempt.user_id}::uuid, ${succeeded}, ${fresh})`;
  if (!succeeded || attempt.user_id === null || attempt.session_version === null) {
    throw new AppError("UNAUTHENTICATED", { message: "The e-mail address or the password is not right." });
  }
  return { userId: attempt.user_id, sessionVersion: attempt.session_version };
}
