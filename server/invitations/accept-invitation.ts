import type { z } from "zod";
import type { Sql } from "#db/client.ts";
import { hashPassword } from "#server/auth/password.ts";
import { hashToken } from "#server/auth/token.ts";
import { AppError } from "#server/errors.ts";
import { uuidv7 } from "#server/ids.ts";
import { parseInput } from "#server/input.ts";
import { Acceptance } from "#server/invitations/invitation-input.ts";
import { lookInvitation } from "#server/invitations/look-invitation.ts";

const CLOSED = "This invitation opens nothing any more: ask whoever invited you for a new one.";

/**
 * Makes the account that an invitation promises, with the name and password of whoever has its link. Once: of two who
 * accept at the same time one gets the account.
 *
 * @param sql a pool of role app
 * @throws AppError BAD_REQUEST, NOT_FOUND, or CONFLICT when the e-mail address has an account by now
 */
export async function acceptInvitation(sql: Sql, input: z.input<typeof Acceptance>): Promise<{ email: string }> {
  const { token, name, password } = parseInput(Acceptance, input);
  // Before the work of hashing, which only a link that is open is worth.
  const view = await lookInvitation(sql, token);
  if (view?.state === "taken") throw taken(view.email);
  if (view?.state !== "open") throw new AppError("NOT_FOUND", { message: CLOSED });
  const passwordHash = await hashPassword(password);
  const [made] = await sql<{ user_id: string | null; email: string }[]>`
    select * from lookup.accept_invitation(${hashToken(token)}, ${uuidv7()}::uuid, ${name}, ${passwordHash}, ${[uuidv7(), uuidv7()]}::uuid[])`;
  if (!made) throw new AppError("NOT_FOUND", { message: CLOSED });
  if (made.user_id === null) throw taken(made.email);
  return { email: made.email };
}

const taken = (email: string) =>
  new AppError("CONFLICT", { message: `${email} has an account by now: sign in with it, or set a new password for it.` });
