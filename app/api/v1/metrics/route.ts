import { answer } from "#server/http/answer.ts";
import { authenticateKey, requireKeyScope } from "#server/keys/authenticate-key.ts";
import { describeMetrics } from "#server/metrics/describe.ts";
import { pool } from "#server/pools.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** What there is to ask for at POST /api/v1/query. */
export function GET(request: Request): Promise<Response> {
  return answer(async () => {
    requireKeyScope(await authenticateKey(pool("app"), request.headers.get("authorization")), "query:read");
    return describeMetrics();
  });
}
