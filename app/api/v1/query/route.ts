import { inScope, type Scope } from "#db/scope.ts";
import { AppError } from "#server/errors.ts";
import { answer } from "#server/http/answer.ts";
import { withBody } from "#server/http/read-body.ts";
import { authenticateKey, requireKeyScope } from "#server/keys/authenticate-key.ts";
import { parseQuery, queryMetrics } from "#server/metrics/query.ts";
import { pool } from "#server/pools.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const MOST_BYTES = 1_000_000;

/** Answers a question to the metrics, for a tenant's servers. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const holder = await authenticateKey(pool("app"), request.headers.get("authorization"));
    requireKeyScope(holder, "query:read");
    const { scope: asked, ...query } = parseQuery(await withBody(request, MOST_BYTES, readJson));
    const subjects: Scope["subjects"] = asked === "tenant" ? { mode: "all" } : { mode: "one", subject: asked.subject };
    const scope: Scope = { tenantId: holder.tenantId, subjects, limits: "none" };
    return inScope(pool("app"), scope, (tx) => queryMetrics(tx, scope, query));
  });
}

async function readJson(bytes: Buffer): Promise<unknown> {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch (cause) {
    throw new AppError("MALFORMED_JSON", { message: `The body is not valid JSON: ${(cause as Error).message}` }, { cause });
  }
}
