import { tracked } from "@trpc/server";
import { z } from "zod";
import { LiveDomain } from "#server/live/change.ts";
import { changesFor } from "#server/live/changes-for.ts";
import { takeStreamPlace } from "#server/live/stream-places.ts";
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
      const { actor, headers } = ctx;
      const giveBack = actor.kind === "embed" ? takeStreamPlace(actor.sessionId) : () => {};
      const listener = { actor, headers, requested: requested(input.subject), returning: Boolean(input.lastEventId), signal };
      try {
        const told = changesFor(ctx.db, listener);
        const begun = new Date().toISOString();
        yield tracked(begun, LiveChange.parse({ domain: null, at: begun }));
        for await (const change of told) {
          const at = new Date(change.at).toISOString();
          yield tracked(at, LiveChange.parse({ domain: change.domain, at }));
        }
      } finally {
        giveBack();
      }
    }),
});
