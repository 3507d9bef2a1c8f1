import { inScope } from "#db/scope.ts";
import { answer } from "#server/http/answer.ts";
import { openTo, preflight } from "#server/http/cors.ts";
import { jsonBody } from "#server/http/json-body.ts";
import { askedBy, scopeAsked, withScope } from "#server/metrics/asked-by.ts";
import { parseQuery, queryMetrics } from "#server/metrics/query.ts";
import { pool } from "#server/pools.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const MOST_BYTES = 1_000_000;

/** Answers a question to the metrics, for a tenant's servers and for frames whose token allows it. */
export async function POST(request: Request): Promise<Response> {
  const response = await answer(async () => {
    const sql = pool("app");
    const actor = await askedBy(sql, request.headers);
    const { scope: asked, ...query } = parseQuery(withScope(actor, await jsonBody(request, MOST_BYTES)));
    const scope = scopeAsked(actor, asked);
    return inScope(sql, scope, (tx) => queryMetrics(tx, scope, query));
  });
  openTo(request, response.headers);
  return response;
}

export const OPTIONS = preflight;
