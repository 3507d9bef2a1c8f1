import type { Tx } from "#db/client.ts";
import { locksIn, type Scope } from "#db/scope.ts";
import { AppError } from "#server/errors.ts";
import { parseInput } from "#server/input.ts";
import { type MetricQuery, QueryRequest, type QueryResponse } from "#server/metrics/contract.ts";
import { resolve } from "#server/metrics/question.ts";
import { answer } from "#server/metrics/run.ts";
import type { Domain } from "#server/metrics/sources.ts";

/**
 * Reads the body of a query, which has to say whose figures are meant.
 * @throws AppError SCOPE_REQUIRED, BAD_REQUEST
 */
export function parseQuery(body: unknown): QueryRequest {
  if (typeof body === "object" && body !== null && !Array.isArray(body) && !("scope" in body)) {
    throw new AppError("SCOPE_REQUIRED", {
      message:
        'Say whose figures are meant: "scope": {"subject": "<id>"} for one subject, or "scope": "tenant" for all of them together.',
      path: "scope",
    });
  }
  return parseInput(QueryRequest, body);
}

/** The subject a scope is about; null for all of the tenant. */
export const subjectOf = ({ subjects }: Scope): string | null => (subjects.mode === "one" ? subjects.subject : null);

/**
 * Answers a query in the scope of the transaction.
 * @throws AppError BAD_REQUEST naming what there is to ask for; DASHBOARD_NOT_ALLOWED for measures of a dashboard that the
 *   scope does not open
 */
export async function queryMetrics(tx: Tx, scope: Scope, query: MetricQuery): Promise<QueryResponse> {
  const question = resolve(query, subjectOf(scope), locksIn(scope.limits));
  requireOpen(scope, question.domain);
  const [[fresh], { columns, rows, truncated }] = await Promise.all([
    // First: the figures can only be fresher than it says.
    tx<{ as_of: Date }[]>`select as_of from serve.freshness`,
    answer(tx, question),
  ]);
  if (!fresh) throw new Error("the scope's tenant is not there");
  const whole = { columns, rows, asOf: fresh.as_of.toISOString() };
  if (!truncated) return whole;
  const nextOffset = question.offset + question.limit;
  const message = `There are more than ${question.limit} rows: ask again with "offset": ${nextOffset}, or for a shorter period, fewer dimensions or a coarser granularity.`;
  return { ...whole, truncated: true, nextOffset, message };
}

/** @throws AppError DASHBOARD_NOT_ALLOWED where the scope is limited to other dashboards. */
export function requireOpen({ limits }: Scope, dashboard: Domain): void {
  if (limits === "none" || limits.dashboards.includes(dashboard)) return;
  throw new AppError("DASHBOARD_NOT_ALLOWED", {
    message: `This session's token does not open the dashboard ${dashboard}: have it named in the token's dashboards.`,
    dashboard,
  });
}
