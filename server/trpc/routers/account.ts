import { z } from "zod";
import { Forgotten, OwnName, OwnPasswordChange, PasswordReset } from "#server/account/account-input.ts";
import { askPasswordReset } from "#server/account/ask-password-reset.ts";
import { endOwnSessions } from "#server/account/end-own-sessions.ts";
import { Account, getAccount } from "#server/account/get-account.ts";
import { lookPasswordReset, resetPassword } from "#server/account/reset-password.ts";
import { setOwnName } from "#server/account/set-own-name.ts";
import { setOwnPassword } from "#server/account/set-own-password.ts";
import { unlinkOwnIdentity } from "#server/account/unlink-own-identity.ts";
import type { Actor } from "#server/auth/actor.ts";
import { clientAddress } from "#server/auth/client-address.ts";
import { secretOrRefuse } from "#server/auth/secret.ts";
import { throttle } from "#server/auth/throttle.ts";
import { AppError } from "#server/errors.ts";
import { Token } from "#server/invitations/invitation-input.ts";
import { LINKS_PER_ADDRESS } from "#server/invitations/limits.ts";
import { base, may, router } from "#server/trpc/procedures.ts";

/** One's own account: whose it is comes from the session alone. */
export const account = router({
  get: may("account.own")
    .output(Account)
    .query(({ ctx }) => getAccount(ctx.db, oneself(ctx.actor))),

  setName: may("account.own")
    .input(OwnName)
    .output(z.void())
    .mutation(({ ctx, input }) => setOwnName(ctx.db, oneself(ctx.actor), input)),

  /** All sessions end, this one too: the answer holds what to sign in with anew. */
  setPassword: may("account.own")
    .input(OwnPasswordChange)
    .output(z.object({ email: z.string() }))
    .mutation(({ ctx, input }) => setOwnPassword(ctx.db, secretOrRefuse(), oneself(ctx.actor), input)),

  endSessions: may("account.own")
    .output(z.void())
    .mutation(({ ctx }) => endOwnSessions(ctx.db, oneself(ctx.actor))),

  unlinkIdentity: may("account.own")
    .input(z.object({ issuer: z.string().max(2_000) }))
    .output(z.void())
    .mutation(({ ctx, input }) => unlinkOwnIdentity(ctx.db, oneself(ctx.actor), input.issuer)),

  /** Anyone: the answer never tells whether an address is known. */
  forgotPassword: base
    .input(Forgotten)
    .output(z.void())
    .mutation(({ ctx, input }) =>
      askPasswordReset(ctx.db, secretOrRefuse(), input.email, clientAddress(ctx.headers.get("x-forwarded-for"))),
    ),

  /** Whose password a link sets; null when it opens nothing. Called by the page itself, as of invitations. */
  lookReset: base
    .input(z.object({ token: Token }))
    .output(z.object({ email: z.string(), tenantName: z.string().nullable() }).nullable())
    .query(({ ctx, input }) => lookPasswordReset(ctx.db, input.token)),

  /** Whoever has the link. */
  resetPassword: base
    .input(PasswordReset)
    .output(z.object({ email: z.string() }))
    .mutation(async ({ ctx, input }) => {
      await throttle(ctx.db, secretOrRefuse(), LINKS_PER_ADDRESS, clientAddress(ctx.headers.get("x-forwarded-for")));
      return resetPassword(ctx.db, input);
    }),
});

/** Keys have no account. */
function oneself(actor: Actor): string {
  if (actor.kind !== "user") throw new AppError("FORBIDDEN");
  return actor.userId;
}
