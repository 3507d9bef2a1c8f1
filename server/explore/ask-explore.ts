import type { Tx } from "#db/client.ts";
import { locksIn, type Scope } from "#db/scope.ts";
import { loadHead } from "#server/dashboards/head.ts";
import { choosePeriod, comparedPeriod } from "#server/dashboards/period.ts";
import type { Period } from "#server/dashboards/view.ts";
import type { MetricQuery } from "#server/metrics/contract.ts";
import { queryMetrics, requireOpen, subjectOf } from "#server/metrics/query.ts";
import { resolve } from "#server/metrics/question.ts";
import { EXPLORE_ROWS, type ExploreQuestion } from "./explore-input.ts";
import type { ExploreAnswer } from "./explore-view.ts";
import { metricQuery } from "./metric-query.ts";
import { namesIn } from "./names-in.ts";

export type Paging = {
  /** A column of the answer; null for time, or else the first measure, the greatest first. */
  order: { by: string; descending: boolean } | null;
  offset: number;
  limit: number;
};

/**
 * Answers a question in the scope of the transaction, one page of rows; with the first page comes the period compared with.
 * @throws AppError BAD_REQUEST with the part of the question that has no answer
 */
export async function askExplore(tx: Tx, scope: Scope, question: ExploreQuestion, paging: Paging): Promise<ExploreAnswer> {
  const subject = subjectOf(scope);
  const about = { ...question, period: { from: "2026-01-01", to: "2026-01-02" } };
  // First whether there is an answer at all, before anything is read for it.
  const { domain } = resolve(metricQuery(about, about.period), subject, locksIn(scope.limits));
  requireOpen(scope, domain);
  const head = await loadHead(tx, subject, domain);
  const period = choosePeriod(question.period, head.now);
  const query = (days: Period): MetricQuery => ({ ...metricQuery(question, days), ...ordered(question, paging) });
  const kind = question.comparison;
  const comparison = kind === "none" ? null : comparedPeriod(period, kind);
  const [answer, before] = await Promise.all([
    queryMetrics(tx, scope, { ...query(period), limit: paging.limit, offset: paging.offset }),
    comparison && paging.offset === 0 ? queryMetrics(tx, scope, { ...query(comparison), limit: EXPLORE_ROWS, offset: 0 }) : null,
  ]);
  const comparedTooMany = before?.truncated ?? false;
  return {
    subject: head.subject,
    ...{
      period,
      comparison,
      newest: head.newest,
      zone: head.zone,
      asOf: answer.asOf,
      columns: answer.columns,
      rows: answer.rows,
    },
    compared: before === null || comparedTooMany ? null : before.rows,
    comparedTooMany,
    nextOffset: answer.nextOffset ?? null,
    names: await namesIn(tx, subject, answer.rows),
  };
}

function ordered({ measures, granularity }: ExploreQuestion, { order }: Paging): Pick<MetricQuery, "orderBy"> {
  if (order) return { orderBy: [{ by: order.by, direction: order.descending ? "desc" : "asc" }] };
  return { orderBy: granularity === "none" ? [{ by: measures[0]!, direction: "desc" }] : [] };
}
