import { z } from "zod";
import { auditName } from "#server/auth/actor.ts";
import { changeTariff } from "#server/tariffs/change-tariff.ts";
import { createTariff } from "#server/tariffs/create-tariff.ts";
import { listRemovedTariffs, RemovedTariff } from "#server/tariffs/list-removed-tariffs.ts";
import { listTariffs, TariffPage, TariffQuery } from "#server/tariffs/list-tariffs.ts";
import { CostPreview, previewCost } from "#server/tariffs/preview-cost.ts";
import { removeTariff } from "#server/tariffs/remove-tariff.ts";
import { restoreTariff } from "#server/tariffs/restore-tariff.ts";
import { TariffChange, TariffDraft, TariffRef, TariffTrial } from "#server/tariffs/tariff-input.ts";
import { may, router } from "#server/trpc/procedures.ts";

/** What homes pay for energy. */
export const tariffs = router({
  list: may("settings.read")
    .input(TariffQuery)
    .output(TariffPage)
    .query(({ ctx, input }) => ctx.scope.run((tx) => listTariffs(tx, input))),

  /** Those that can be restored. */
  removed: may("tariff.manage")
    .output(z.array(RemovedTariff))
    .query(({ ctx }) => ctx.scope.run((tx, scope) => listRemovedTariffs(tx, scope.tenantId))),

  preview: may("tariff.manage")
    .input(TariffTrial)
    .output(CostPreview)
    .query(({ ctx, input }) => ctx.scope.run((tx) => previewCost(tx, input))),

  create: may("tariff.manage")
    .input(TariffDraft)
    .output(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => ctx.scope.run((tx, scope) => createTariff(tx, scope.tenantId, input, auditName(ctx.actor)))),

  change: may("tariff.manage")
    .input(TariffChange)
    .output(z.void())
    .mutation(({ ctx, input }) => ctx.scope.run((tx, scope) => changeTariff(tx, scope.tenantId, input, auditName(ctx.actor)))),

  remove: may("tariff.manage")
    .input(TariffRef)
    .output(z.void())
    .mutation(({ ctx, input }) => ctx.scope.run((tx, scope) => removeTariff(tx, scope.tenantId, input, auditName(ctx.actor)))),

  restore: may("tariff.manage")
    .input(TariffRef)
    .output(z.void())
    .mutation(({ ctx, input }) => ctx.scope.run((tx, scope) => restoreTariff(tx, scope.tenantId, input, auditName(ctx.actor)))),
});
