import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { auditName } from "#server/auth/actor.ts";
import { clientAddress } from "#server/auth/client-address.ts";
import { secretOrRefuse } from "#server/auth/secret.ts";
import { throttle } from "#server/auth/throttle.ts";
import { acceptInvitation } from "#server/invitations/accept-invitation.ts";
import { createInvitation } from "#server/invitations/create-invitation.ts";
import { Acceptance, NewInvitation, Token } from "#server/invitations/invitation-input.ts";
import { LINKS_PER_ADDRESS, MAILS_PER_INVITED } from "#server/invitations/limits.ts";
import { Invitation, listInvitations } from "#server/invitations/list-invitations.ts";
import { InvitationView, lookInvitation } from "#server/invitations/look-invitation.ts";
import { openInvitation } from "#server/invitations/open-invitation.ts";
import { resendInvitation } from "#server/invitations/resend-invitation.ts";
import { revokeInvitation } from "#server/invitations/revoke-invitation.ts";
import { base, may, router } from "#server/trpc/procedures.ts";

/** path: the link, to hand over; null when a mail carries it. Shown now and never again. */
const Invited = z.object({ id: z.uuid(), email: z.string(), path: z.string().nullable() });
const InvitationRef = z.object({ id: z.uuid() });

export const invitations = router({
  list: may("user.manage")
    .output(z.array(Invitation))
    .query(({ ctx }) => ctx.scope.run((tx, scope) => listInvitations(tx, scope.tenantId))),

  create: may("user.manage")
    .input(NewInvitation)
    .output(Invited)
    .mutation(({ ctx, input }) =>
      ctx.scope.run(async (tx, { tenantId }) => {
        await limitMails(tx, tenantId, input.email);
        return createInvitation(tx, tenantId, input, auditName(ctx.actor));
      }),
    ),

  /** With a new link: the one before opens nothing any more. */
  resend: may("user.manage")
    .input(InvitationRef)
    .output(Invited)
    .mutation(({ ctx, input }) =>
      ctx.scope.run(async (tx, { tenantId }) => {
        const { email } = await openInvitation(tx, tenantId, input.id);
        await limitMails(tx, tenantId, email);
        return resendInvitation(tx, tenantId, input.id, auditName(ctx.actor));
      }),
    ),

  revoke: may("user.manage")
    .input(InvitationRef)
    .output(z.void())
    .mutation(({ ctx, input }) =>
      ctx.scope.run((tx, scope) => revokeInvitation(tx, scope.tenantId, input.id, auditName(ctx.actor))),
    ),

  /** Whoever has the link. Called by the page itself, so that the token stands in no further address. */
  look: base
    .input(z.object({ token: Token }))
    .output(InvitationView.nullable())
    .query(({ ctx, input }) => lookInvitation(ctx.db, input.token)),

  /** Whoever has the link; they sign in afterwards, with the password that they chose. */
  accept: base
    .input(Acceptance)
    .output(z.object({ email: z.string() }))
    .mutation(async ({ ctx, input }) => {
      await throttle(ctx.db, secretOrRefuse(), LINKS_PER_ADDRESS, clientAddress(ctx.headers.get("x-forwarded-for")));
      return acceptInvitation(ctx.db, input);
    }),
});

/** Counted with what it counts: an invitation that fails sends nothing. */
const limitMails = (tx: Tx, tenantId: string, email: string): Promise<void> =>
  throttle(tx, secretOrRefuse(), MAILS_PER_INVITED, `${tenantId}:${email}`);
