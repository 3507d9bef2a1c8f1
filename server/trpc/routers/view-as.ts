import { z } from "zod";
import { cookieName, writeCookie } from "#server/auth/cookies.ts";
import { requestSession } from "#server/auth/request-actor.ts";
import { authSecret } from "#server/auth/secret.ts";
import { AppError } from "#server/errors.ts";
import { may, router } from "#server/trpc/procedures.ts";
import { startViewing } from "#server/view-as/start-viewing.ts";
import { stopViewing } from "#server/view-as/stop-viewing.ts";
import { ViewAs } from "#server/view-as/view-as-input.ts";
import { signView, VIEW_SECONDS } from "#server/view-as/view-cookie.ts";

/** Seeing the screen of one customer as they do, without being able to change anything. */
export const viewAs = router({
  start: may("subject.view_as")
    .input(ViewAs)
    .output(z.object({ until: z.iso.datetime() }))
    .mutation(async ({ ctx, input }) => {
      const { actor } = ctx;
      const [secret, session] = [authSecret(), await requestSession(ctx.headers)];
      if (actor.kind !== "user" || secret === null || session === null) throw new AppError("FORBIDDEN");
      const view = await ctx.scope.run((tx, scope) => startViewing(tx, scope.tenantId, actor, input));
      ctx.answer.append("set-cookie", writeCookie(cookieName("view"), signView(secret, session, view), VIEW_SECONDS));
      return { until: view.until };
    }),

  /** Back to one's own screen; without a view it is no error. The one change that may be made while viewing (procedures.ts). */
  leave: may("dashboard.read")
    .output(z.object({ left: z.boolean() }))
    .mutation(async ({ ctx }) => {
      const { actor } = ctx;
      if (actor.kind !== "user") return { left: false };
      ctx.answer.append("set-cookie", writeCookie(cookieName("view"), "", 0));
      if (!actor.viewing) return { left: false };
      await ctx.scope.run((tx, scope) => stopViewing(tx, scope.tenantId, actor));
      return { left: true };
    }),
});
