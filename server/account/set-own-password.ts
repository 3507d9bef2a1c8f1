import type { z } from "zod";
import type { Sql } from "#db/client.ts";
import { OwnPasswordChange } from "#server/account/account-input.ts";
import { changedMail, printed } from "#server/account/changed-mail.ts";
import { ownAccount } from "#server/account/own-account.ts";
import { hashPassword, verifyPassword } from "#server/auth/password.ts";
import { type Limit, throttle } from "#server/auth/throttle.ts";
import { AppError } from "#server/errors.ts";
import { uuidv7 } from "#server/ids.ts";
import { parseInput } from "#server/input.ts";

/** Whoever sits down at an open session shall not guess the password there. */
export const OWN_PASSWORD_LIMIT: Limit = { kind: "own-password", most: 10, windowSeconds: 15 * 60 };

/**
 * Changes somebody's password for one who knows the current one. All sessions end (also this one: sign in anew), links
 * to reset it too; told by mail, audited.
 *
 * @param sql a pool of role app
 * @throws AppError BAD_REQUEST (path "current" for a wrong one), TOO_MANY_REQUESTS
 */
export async function setOwnPassword(
  sql: Sql,
  secret: string,
  userId: string,
  input: z.input<typeof OwnPasswordChange>,
): Promise<{ email: string }> {
  const { current, password } = parseInput(OwnPasswordChange, input);
  await throttle(sql, secret, OWN_PASSWORD_LIMIT, userId);
  const own = await ownAccount(sql, { id: userId });
  const { ok } = await verifyPassword(current, own?.passwordHash ?? null);
  if (!own || !ok) throw wrong();
  const [row] = await sql<{ changed: boolean }[]>`
    select lookup.set_own_password(${userId}::uuid, ${own.passwordHash}, ${await hashPassword(password)}, ${uuidv7()}::uuid,
      ${printed(changedMail(own))}::text::jsonb) as changed`;
  if (!row!.changed) throw wrong();
  return { email: own.email };
}

const wrong = () => new AppError("BAD_REQUEST", { message: "This is not your current password.", path: "current" });
