import type { Tx } from "#db/client.ts";
import type { AuditActor } from "#server/audit/record.ts";
import { inTenant } from "#server/embed/in-tenant.ts";
import { openOrRefuse } from "#server/embed/open-or-refuse.ts";
import { jsonBody } from "#server/http/json-body.ts";
import { authenticateKey, requireKeyScope } from "#server/keys/authenticate-key.ts";
import { pool } from "#server/pools.ts";

/**
 * Manages a tenant's embedding for whoever sends an API key of scope `embed:manage`, in one transaction of the key's tenant.
 *
 * @param mostBytes of the request's JSON, where it has one
 * @throws AppError UNAVAILABLE where embedding is closed, UNAUTHENTICATED, FORBIDDEN; those of jsonBody
 */
export async function manageByKey<T>(
  request: Request,
  work: (tx: Tx, tenantId: string, actor: AuditActor, body: unknown) => Promise<T>,
  mostBytes?: number,
): Promise<T> {
  openOrRefuse();
  const holder = await authenticateKey(pool("app"), request.headers.get("authorization"));
  requireKeyScope(holder, "embed:manage");
  // Read before a connection is taken: a body may come as slowly as it likes.
  const body = mostBytes === undefined ? undefined : await jsonBody(request, mostBytes);
  return inTenant(pool("app"), holder.tenantId, (tx) => work(tx, holder.tenantId, `key:${holder.prefix}`, body));
}
