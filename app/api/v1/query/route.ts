import { answer } from "#server/http/answer.ts";
import { openTo, preflight } from "#server/http/cors.ts";
import { jsonBody } from "#server/http/json-body.ts";
import { askedBy, scopeAsked, withScope } from "#server/metrics/asked-by.ts";
import { queryKept, wantsAnew } from "#server/metrics/kept-query.ts";
import { parseQuery } from "#server/metrics/query.ts";
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
    return queryKept(sql, scopeAsked(actor, asked), query, { anew: wantsAnew(request.headers) });
  });
  openTo(request, response.headers);
  return response;
}

export const OPTIONS = preflight;
