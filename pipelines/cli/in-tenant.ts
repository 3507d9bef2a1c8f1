import type { Tx } from "#db/client.ts";
import { inScope } from "#db/scope.ts";
import { withDatabase } from "#pipelines/cli/with-database.ts";
import { getTenant } from "#server/tenants/get-tenant.ts";

/** Runs a verb's questions in one transaction that sees one tenant, named by its slug. @throws AppError NOT_FOUND */
export function inTenant<T>(slug: string, work: (tx: Tx, tenantId: string) => Promise<T>): Promise<T> {
  return withDatabase(async (sql) => {
    const { id } = await getTenant(sql, { slug });
    return inScope(sql, { tenantId: id, subjects: { mode: "all" }, limits: "none" }, (tx) => work(tx, id));
  });
}
