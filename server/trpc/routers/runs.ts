import { z } from "zod";
import { AppError } from "#server/errors.ts";
import { getRun } from "#server/runs/get-run.ts";
import { listPlatformRuns, PlatformRunPage, PlatformRunQuery } from "#server/runs/list-platform-runs.ts";
import { listRuns, RunPage, RunQuery } from "#server/runs/list-runs.ts";
import { Run } from "#server/runs/run.ts";
import { may, router } from "#server/trpc/procedures.ts";

export const runs = router({
  list: may("batch.read")
    .input(RunQuery)
    .output(RunPage)
    .query(({ ctx, input }) => ctx.scope.run((tx, scope) => listRuns(tx, scope.tenantId, input))),

  get: may("batch.read")
    .input(z.object({ id: z.uuid() }))
    .output(Run)
    .query(({ ctx, input }) => ctx.scope.run((tx, scope) => getRun(tx, scope.tenantId, input.id))),

  /** Of all tenants and of the platform itself, for operators. */
  platform: may("platform.read")
    .input(PlatformRunQuery)
    .output(PlatformRunPage)
    .query(({ ctx, input }) => {
      if (ctx.actor.kind !== "user") throw new AppError("FORBIDDEN");
      return listPlatformRuns(ctx.db, ctx.actor.userId, input);
    }),
});
