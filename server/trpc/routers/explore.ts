import { z } from "zod";
import { askExplore } from "#server/explore/ask-explore.ts";
import { exploreChoices } from "#server/explore/explore-choices.ts";
import { EXPLORE_ROWS, ExploreQuestion } from "#server/explore/explore-input.ts";
import { exploreValues, ValuesQuery } from "#server/explore/explore-values.ts";
import { ExploreAnswer, ExploreChoices, ExploreValues } from "#server/explore/explore-view.ts";
import { MAX_ROWS } from "#server/metrics/contract.ts";
import { subjectOf } from "#server/metrics/query.ts";
import { may, router } from "#server/trpc/procedures.ts";
import { requested, Whom } from "#server/trpc/whom.ts";

const Paging = {
  order: z
    .strictObject({ by: z.string().max(100), descending: z.boolean() })
    .nullable()
    .default(null),
  offset: z.int().min(0).max(10_000_000).default(0),
  limit: z.int().min(1).max(MAX_ROWS).default(EXPLORE_ROWS),
};

/** Free questions, with what a page needs to ask and to show them. */
export const explore = router({
  ask: may("explore.query")
    .input(ExploreQuestion.extend({ ...Whom, ...Paging }))
    .output(ExploreAnswer)
    .query(({ ctx, input: { subject, order, offset, limit, ...question } }) =>
      ctx.scope.run((tx, scope) => askExplore(tx, scope, question, { order, offset, limit }), requested(subject)),
    ),

  /** What goes together, in the registry's words where it does not. */
  choices: may("explore.query")
    .input(ExploreQuestion.extend(Whom))
    .output(ExploreChoices)
    .query(({ ctx, input: { subject, ...question } }) =>
      ctx.scope.run(async (_, scope) => exploreChoices(question, scope), requested(subject)),
    ),

  values: may("explore.query")
    .input(ValuesQuery.extend(Whom))
    .output(ExploreValues)
    .query(({ ctx, input: { subject, ...query } }) =>
      ctx.scope.run((tx, scope) => exploreValues(tx, subjectOf(scope), query), requested(subject)),
    ),
});
