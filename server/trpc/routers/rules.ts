import { z } from "zod";
import { auditName } from "#server/auth/actor.ts";
import { applyRules, restoreRules } from "#server/rules/apply-rules.ts";
import { KnownCategory, listCategories } from "#server/rules/list-categories.ts";
import { listVersions, loadRules, loadVersion, Rules, RulesInForce, RuleVersion } from "#server/rules/load-rules.ts";
import { previewRules } from "#server/rules/preview-rules.ts";
import { Preview } from "#server/rules/preview-view.ts";
import { PreviewQuery, RulesChange, RulesRestore, RunRef, RunRequest } from "#server/rules/rules-input.ts";
import { cancelRun, latestRun, RuleRun, startRun } from "#server/rules/run.ts";
import { may, router } from "#server/trpc/procedures.ts";

const Applied = z.object({ version: z.int(), runId: z.uuid().nullable() });

export const rules = router({
  /** The rules in force. */
  current: may("rule.manage")
    .output(RulesInForce)
    .query(({ ctx }) => ctx.scope.run((tx, scope) => loadRules(tx, scope.tenantId))),

  /** Categories to choose from. */
  categories: may("rule.manage")
    .output(z.array(KnownCategory))
    .query(({ ctx }) => ctx.scope.run((tx, scope) => listCategories(tx, scope.tenantId))),

  versions: may("rule.manage")
    .output(z.array(RuleVersion))
    .query(({ ctx }) => ctx.scope.run((tx, scope) => listVersions(tx, scope.tenantId))),

  version: may("rule.manage")
    .input(z.object({ version: z.int().min(0).max(2_000_000_000) }))
    .output(Rules)
    .query(({ ctx, input }) => ctx.scope.run((tx, scope) => loadVersion(tx, scope.tenantId, input.version))),

  /** The latest run over past payments, for its progress. */
  run: may("rule.manage")
    .output(RuleRun.nullable())
    .query(({ ctx }) => ctx.scope.run((tx, scope) => latestRun(tx, scope.tenantId))),

  /** Changes nothing; a mutation because a set of rules is too long for an address. */
  preview: may("rule.manage")
    .input(PreviewQuery)
    .output(Preview)
    .mutation(({ ctx, input }) => ctx.scope.run((tx) => previewRules(tx, input))),

  change: may("rule.manage")
    .input(RulesChange)
    .output(Applied)
    .mutation(({ ctx, input }) => ctx.scope.run((tx, scope) => applyRules(tx, scope.tenantId, input, auditName(ctx.actor)))),

  restore: may("rule.manage")
    .input(RulesRestore)
    .output(Applied)
    .mutation(({ ctx, input }) => ctx.scope.run((tx, scope) => restoreRules(tx, scope.tenantId, input, auditName(ctx.actor)))),

  cancelRun: may("rule.manage")
    .input(RunRef)
    .output(z.void())
    .mutation(({ ctx, input }) => ctx.scope.run((tx, scope) => cancelRun(tx, scope.tenantId, input.id, auditName(ctx.actor)))),

  /** Another run of the rules in force, after one that did not come to its end. */
  startRun: may("rule.manage")
    .input(RunRequest)
    .output(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) =>
      ctx.scope.run(async (tx, scope) => ({ id: await startRun(tx, scope.tenantId, input, auditName(ctx.actor)) })),
    ),
});
