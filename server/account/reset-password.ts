import type { z } from "zod";
import type { Sql } from "#db/client.ts";
import { PasswordReset } from "#server/account/account-input.ts";
import { changedMail, printed } from "#server/account/changed-mail.ts";
import { hashPassword } from "#server/auth/password.ts";
import { hashToken } from "#server/auth/token.ts";
import { AppError } from "#server/errors.ts";
import { uuidv7 } from "#server/ids.ts";
import { parseInput } from "#server/input.ts";

type Row = { user_id: string; tenant_name: string | null; email: string; name: string };

/**
 * Whose password a link sets: null when it sets none (any more). Looking changes nothing.
 * @param sql a pool of role app
 */
export async function lookPasswordReset(
  sql: Sql,
  token: string,
): Promise<{ email: string; name: string; tenantName: string | null } | null> {
  const [row] = await sql<Row[]>`select * from lookup.password_reset(${hashToken(token)})`;
  return row ? { email: row.email, name: row.name, tenantName: row.tenant_name } : null;
}

/**
 * Sets a new password by a link, once. All sessions end and all other links; told by mail, audited.
 *
 * @param sql a pool of role app
 * @throws AppError BAD_REQUEST, or NOT_FOUND when the link opens nothing (any more)
 */
export async function resetPassword(sql: Sql, input: z.input<typeof PasswordReset>): Promise<{ email: string }> {
  const { token, password } = parseInput(PasswordReset, input);
  const closed = () => new AppError("NOT_FOUND", { message: "This link opens nothing any more: ask for a new one." });
  const own = await lookPasswordReset(sql, token);
  if (!own) throw closed();
  const hash = await hashPassword(password);
  const [row] = await sql<{ changed: boolean }[]>`
    select lookup.end_password_reset(${hashToken(token)}, ${hash}, ${uuidv7()}::uuid, ${printed(changedMail(own))}::text::jsonb) as changed`;
  if (!row!.changed) throw closed();
  return { email: own.email };
}
