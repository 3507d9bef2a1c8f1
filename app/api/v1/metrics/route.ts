import { scopeOf } from "#server/auth/scope-of.ts";
import { answer } from "#server/http/answer.ts";
import { openTo, preflight } from "#server/http/cors.ts";
import { askedBy } from "#server/metrics/asked-by.ts";
import { describeMetrics } from "#server/metrics/describe.ts";
import { pool } from "#server/pools.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** What whoever asks may ask for at POST /api/v1/query. */
export async function GET(request: Request): Promise<Response> {
  const response = await answer(async () => {
    const actor = await askedBy(pool("app"), request.headers);
    return describeMetrics(scopeOf(actor));
  });
  openTo(request, response.headers);
  return response;
}

export const OPTIONS = preflight;
