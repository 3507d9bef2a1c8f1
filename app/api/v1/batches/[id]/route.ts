import { inScope } from "#db/scope.ts";
import { AppError } from "#server/errors.ts";
import { loadBatch } from "#server/events/load-batch.ts";
import { answer } from "#server/http/answer.ts";
import { authenticateKey } from "#server/keys/authenticate-key.ts";
import { pool } from "#server/pools.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** A batch's way, for whoever may send or read events. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answer(async () => {
    const sql = pool("app");
    const { tenantId, scopes } = await authenticateKey(sql, request.headers.get("authorization"));
    if (!scopes.includes("events:write") && !scopes.includes("events:read")) {
      throw new AppError("FORBIDDEN", {
        message: "The API key lacks the scopes events:write and events:read: use one that has either.",
      });
    }
    const { id } = await params;
    return inScope(sql, { tenantId, subjects: { mode: "all" }, limits: "none" }, (tx) => loadBatch(tx, tenantId, id));
  });
}
