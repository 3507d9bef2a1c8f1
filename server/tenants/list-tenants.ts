import { z } from "zod";
import type { Sql } from "#db/client.ts";
import { Tenant } from "#server/tenants/get-tenant.ts";

export const TenantQuery = z.object({
  /** Part of the slug or the name. */
  search: z.string().max(200).default(""),
  /** The slug after which the page begins. */
  after: z.string().max(63).default(""),
  limit: z.int().min(1).max(200).default(50),
});

export const TenantPage = z.object({
  tenants: z.array(Tenant.pick({ id: true, slug: true, name: true, zone: true, currency: true, status: true })),
  /** For the next page's `after`; null on the last page. */
  next: z.string().nullable(),
});

/**
 * The tenants an operator may choose from; nobody else gets any (the database looks at the role itself).
 * @param sql a pool of role app
 */
export async function listTenants(
  sql: Sql,
  operatorId: string,
  query: z.output<typeof TenantQuery>,
): Promise<z.infer<typeof TenantPage>> {
  const rows = await sql<z.infer<typeof TenantPage>["tenants"]>`
    select id, slug, name, zone, currency, status
    from lookup.tenants(${operatorId}::uuid, ${query.search}, ${query.after}, ${query.limit + 1})`;
  const tenants = rows.slice(0, query.limit);
  return { tenants: [...tenants], next: rows.length > query.limit ? tenants.at(-1)!.slug : null };
}
