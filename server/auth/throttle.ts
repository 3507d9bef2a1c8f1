import { createHmac } from "node:crypto";
import type { Db } from "#db/transaction.ts";
import { AppError } from "#server/errors.ts";

export type Limit = { /** What is counted, such as "reset:email". */ kind: string; most: number; windowSeconds: number };

/**
 * Counts one more try of something by somebody, and refuses it when there were too many.
 *
 * @param sql a pool of role app, or a transaction: then what is undone was not counted
 * @throws AppError TOO_MANY_REQUESTS with the seconds to wait
 */
export async function throttle(sql: Db, secret: string, { kind, most, windowSeconds }: Limit, value: string): Promise<void> {
  const [row] = await sql<{ wait: number }[]>`
    select lookup.throttle(${throttleKey(secret, kind, value)}, ${most}, ${windowSeconds}) as wait`;
  const wait = row!.wait;
  if (wait === 0) return;
  const message = `Too many attempts: try again in ${Math.ceil(wait / 60)} min.`;
  throw new AppError("TOO_MANY_REQUESTS", { message, retryAfter: wait });
}

/** Keyed, so that the table of attempts tells nobody which addresses were tried. */
export function throttleKey(secret: string, kind: string, value: string): string {
  return createHmac("sha256", secret).update(`inlay-throttle:${kind}:${value}`).digest("base64url");
}
