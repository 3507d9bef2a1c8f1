import { tracked } from "@trpc/server";
import { z } from "zod";
import { type Actor, actorCan } from "#server/auth/actor.ts";
import { requestActor } from "#server/auth/request-actor.ts";
import { scopeOf } from "#server/auth/scope-of.ts";
import { AppError } from "#server/errors.ts";
import { changes } from "#server/live/changes.ts";
import { LiveDomain, liveHub } from "#server/live/hub.ts";
import { subjectOf } from "#server/metrics/query.ts";
import { may, router } from "#server/trpc/procedures.ts";
import { requested, Whom } from "#server/trpc/whom.ts";

/** domain: whose figures changed; null: the stream has begun, and what changes from now on will be told. */
export const LiveChange = z.object({ domain: LiveDomain.nullable(), at: z.iso.datetime({ offset: true }) });

export const live = router({
  /**
   * Tells when figures in the actor's scope have changed, never the figures. A client that comes back with the last
   * event id it got is told at once, since it may have missed something.
   */
  changes: may("dashboard.read")
    .input(z.strictObject({ ...Whom, lastEventId: z.string().max(100).nullish() }))
    .subscription(async function* ({ ctx, input, signal }) {
      const scope = scopeOf(ctx.actor, requested(input.subject));
      const subscription = {
        tenantId: scope.tenantId,
        subject: subjectOf(scope),
        missed: input.lastEventId ? LiveDomain.options : [],
        signal,
        recheck: async () => {
          const actor = await requestActor(ctx.db, ctx.headers);
          if (!actor || !stillMay(actor, scope.tenantId)) throw gone();
          const now = scopeOf(actor, requested(input.subject));
          if (JSON.stringify(now) !== JSON.stringify(scope)) throw gone();
        },
      };
      const begun = new Date().toISOString();
      yield tracked(begun, LiveChange.parse({ domain: null, at: begun }));
      for await (const change of changes(liveHub(), subscription)) {
        const at = new Date(change.at).toISOString();
        yield tracked(at, LiveChange.parse({ domain: change.domain, at }));
      }
    }),
});

const stillMay = (actor: Actor, tenantId: string): boolean => actor.tenantId === tenantId && actorCan(actor, "dashboard.read");

const gone = () => new AppError("UNAUTHENTICATED", { message: "The session has ended or changed: open the dashboard again." });
