import { z } from "zod";
import { scopeOf } from "#server/auth/scope-of.ts";
import { MetricQuery, MetricsResponse, QueryResponse, type Row } from "#server/metrics/contract.ts";
import { describeMetrics } from "#server/metrics/describe.ts";
import { queryKept, wantsAnew } from "#server/metrics/kept-query.ts";
import { may, router } from "#server/trpc/procedures.ts";
import { requested, Whom } from "#server/trpc/whom.ts";

/** Rows hold what the columns say, by the registry that made both: to look at each cell again would take longer than to ask. */
const Answer = QueryResponse.extend({ rows: z.custom<Row[]>(Array.isArray) });

/** What staff may ask of, also before an operator has chosen a tenant. */
const EVERYTHING = { subjects: { mode: "all" }, limits: "none" } as const;

/** Free questions of analysts. */
export const metrics = router({
  list: may("explore.query")
    .output(MetricsResponse)
    .query(({ ctx: { actor } }) => describeMetrics(actor.kind === "embed" ? scopeOf(actor) : EVERYTHING)),

  query: may("explore.query")
    .input(MetricQuery.extend(Whom))
    .output(Answer)
    .query(({ ctx, input: { subject, ...query } }) =>
      queryKept(ctx.db, scopeOf(ctx.actor, requested(subject)), query, { anew: wantsAnew(ctx.headers) }),
    ),
});
