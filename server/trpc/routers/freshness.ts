import { Day, loadDay } from "#server/freshness/load-day.ts";
import { Freshness, loadFreshness } from "#server/freshness/load-freshness.ts";
import { may, router } from "#server/trpc/procedures.ts";

export const freshness = router({
  now: may("batch.read")
    .output(Freshness)
    .query(({ ctx }) => ctx.scope.run((tx, scope) => loadFreshness(tx, scope.tenantId))),

  day: may("batch.read")
    .output(Day)
    .query(({ ctx }) => ctx.scope.run((tx, scope) => loadDay(tx, scope.tenantId))),
});
