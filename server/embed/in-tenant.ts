import type { Sql, Tx } from "#db/client.ts";
import { inScope } from "#db/scope.ts";

/** Runs work in one transaction among the tenant's own settings, keys and sessions. The tenant is one that something proved. */
export function inTenant<T>(sql: Sql, tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inScope(sql, { tenantId, subjects: { mode: "all" }, limits: "none" }, work);
}
