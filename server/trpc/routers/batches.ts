import { z } from "zod";
import { BatchDetails, getBatch } from "#server/batches/get-batch.ts";
import { BatchPage, BatchQuery, listBatches } from "#server/batches/list-batches.ts";
import { may, router } from "#server/trpc/procedures.ts";

export const batches = router({
  list: may("batch.read")
    .input(BatchQuery)
    .output(BatchPage)
    .query(({ ctx, input }) => ctx.scope.run((tx, scope) => listBatches(tx, scope.tenantId, input))),

  get: may("batch.read")
    .input(z.object({ id: z.uuid() }))
    .output(BatchDetails)
    .query(({ ctx, input }) => ctx.scope.run((tx, scope) => getBatch(tx, scope.tenantId, input.id))),
});
