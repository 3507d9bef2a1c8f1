import { z } from "zod";
import type { Scope } from "#db/scope.ts";
import { auditName } from "#server/auth/actor.ts";
import type { ChoiceKind, ChoiceRef } from "#server/choices/choice.ts";
import {
  ChoiceKey,
  RecurringChoice,
  RecurringMerge,
  RecurringSplit,
  StandbyChoice,
  UnusualChoice,
} from "#server/choices/choice-input.ts";
import { clearChoice } from "#server/choices/clear-choice.ts";
import { mergeRecurring } from "#server/choices/merge-recurring.ts";
import { setChoice } from "#server/choices/set-choice.ts";
import { splitRecurring } from "#server/choices/split-recurring.ts";
import { viewerOf } from "#server/choices/viewer-of.ts";
import { may, mayOn, requireDashboard, router } from "#server/trpc/procedures.ts";

const Parts = z.object({ key: ChoiceKey, merged: z.array(ChoiceKey) });

/** What customers say of their own figures. Each answers what is in force afterwards; a null or false takes it back. */
export const choices = router({
  setRecurring: mayOn("spending", "choice.set")
    .input(RecurringChoice)
    .output(RecurringChoice)
    .mutation(({ ctx, input }) =>
      ctx.scope.run(async (tx, scope) => {
        const ref = refTo(scope, "recurring", input.key);
        if (input.state === null) await clearChoice(tx, ref, auditName(ctx.actor));
        else await setChoice(tx, { ...ref, choice: { state: input.state } }, auditName(ctx.actor));
        return input;
      }),
    ),

  mergeRecurring: mayOn("spending", "choice.set")
    .input(RecurringMerge)
    .output(Parts)
    .mutation(({ ctx, input }) =>
      ctx.scope.run(async (tx, scope) => ({
        key: input.into,
        merged: await mergeRecurring(tx, viewerOf(scope), input, auditName(ctx.actor)),
      })),
    ),

  splitRecurring: mayOn("spending", "choice.set")
    .input(RecurringSplit)
    .output(Parts)
    .mutation(({ ctx, input: { key } }) =>
      ctx.scope.run(async (tx, scope) => ({
        key,
        merged: await splitRecurring(tx, viewerOf(scope), key, auditName(ctx.actor)),
      })),
    ),

  setUnusual: may("choice.set")
    .input(UnusualChoice)
    .output(UnusualChoice)
    .mutation(({ ctx, input }) => {
      // Findings of both dashboards are kept beside each other; a device's are named by their hours.
      requireDashboard(ctx.actor, input.key.startsWith("hours:") ? "devices" : "spending");
      return ctx.scope.run(async (tx, scope) => {
        const ref = refTo(scope, "unusual", input.key);
        if (input.dismissed) await setChoice(tx, { ...ref, choice: { dismissed: true } }, auditName(ctx.actor));
        else await clearChoice(tx, ref, auditName(ctx.actor));
        return input;
      });
    }),

  setStandby: mayOn("devices", "choice.set")
    .input(StandbyChoice)
    .output(StandbyChoice)
    .mutation(({ ctx, input: { watts } }) =>
      ctx.scope.run(async (tx, scope) => {
        const ref = refTo(scope, "standby", "home");
        if (watts === null) await clearChoice(tx, ref, auditName(ctx.actor));
        else await setChoice(tx, { ...ref, choice: { watts } }, auditName(ctx.actor));
        return { watts };
      }),
    ),
});

const refTo = <K extends ChoiceKind>(scope: Scope, kind: K, key: string): ChoiceRef<K> => ({ ...viewerOf(scope), kind, key });
