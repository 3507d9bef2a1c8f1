import { eq } from "drizzle-orm";
import { z } from "zod";
import { orm } from "#db/orm.ts";
import { tenant } from "#db/schema/core.ts";
import type { Db } from "#db/transaction.ts";
import { AppError } from "#server/errors.ts";
import { isoInstant } from "#server/instant.ts";

export const Tenant = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  zone: z.string(),
  currency: z.string(),
  status: z.enum(["active", "suspended"]),
  /** Events from this instant on are accepted; null: from acceptBackDays before now on. */
  acceptFrom: z.iso.datetime().nullable(),
  acceptBackDays: z.int(),
  acceptAheadDays: z.int(),
  eventsPerMinute: z.int(),
  backlogLimit: z.int(),
  createdAt: z.iso.datetime(),
  /** "#1a73e8": accents are derived from it; null for Inlay's own. */
  brandColour: z.string().nullable(),
  /** The logo's hash, which is part of its address; null without one. */
  logo: z.string().nullable(),
});
export type Tenant = z.infer<typeof Tenant>;

/**
 * A tenant with its settings, by its id or its slug.
 * @param db role pipeline, or a transaction of role app in the tenant's scope
 * @throws AppError NOT_FOUND
 */
export async function getTenant(db: Db, by: { id: string } | { slug: string }): Promise<Tenant> {
  const [row] = await orm(db)
    .select()
    .from(tenant)
    .where("id" in by ? eq(tenant.id, by.id) : eq(tenant.slug, by.slug));
  if (!row) throw new AppError("NOT_FOUND", { message: `There is no tenant ${"id" in by ? by.id : `"${by.slug}"`}.` });
  const [logo] = await db<{ hash: string }[]>`select hash from core.tenant_logo where tenant_id = ${row.id}::uuid`;
  return {
    ...row,
    logo: logo?.hash ?? null,
    acceptFrom: row.acceptFrom && isoInstant(row.acceptFrom),
    createdAt: isoInstant(row.createdAt),
  };
}
