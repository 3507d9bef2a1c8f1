import { listQuarantine, QuarantinePage, QuarantineQuery } from "#server/batches/list-quarantine.ts";
import { may, router } from "#server/trpc/procedures.ts";

export const quarantine = router({
  list: may("quarantine.read")
    .input(QuarantineQuery)
    .output(QuarantinePage)
    .query(({ ctx, input }) => ctx.scope.run((tx, scope) => listQuarantine(tx, scope.tenantId, input))),
});
