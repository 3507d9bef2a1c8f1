import { z } from "zod";
import { wake } from "#db/queue.ts";
import { auditName } from "#server/auth/actor.ts";
import { BatchDetails, getBatch } from "#server/batches/get-batch.ts";
import { BatchPage, BatchQuery, listBatches } from "#server/batches/list-batches.ts";
import { retryBatch } from "#server/batches/retry-batch.ts";
import { log } from "#server/log.ts";
import { may, router } from "#server/trpc/procedures.ts";
import { webQueue } from "#server/web-queue.ts";

const Ref = z.object({ id: z.uuid() });

export const batches = router({
  list: may("batch.read")
    .input(BatchQuery)
    .output(BatchPage)
    .query(({ ctx, input }) => ctx.scope.run((tx, scope) => listBatches(tx, scope.tenantId, input))),

  get: may("batch.read")
    .input(Ref)
    .output(BatchDetails)
    .query(({ ctx, input }) => ctx.scope.run((tx, scope) => getBatch(tx, scope.tenantId, input.id))),

  /** A batch that was given up is tried again. */
  retry: may("quarantine.replay")
    .input(Ref)
    .output(z.void())
    .mutation(async ({ ctx, input }) => {
      const tenantId = await ctx.scope.run(async (tx, scope) => {
        await retryBatch(tx, scope.tenantId, input.id, auditName(ctx.actor));
        return scope.tenantId;
      });
      await webQueue()
        .then((queue) => wake(queue, tenantId))
        .catch((err: unknown) => log.warn({ event: "batch.wake_failed", tenant: tenantId, err }));
    }),
});
