import { eq } from "drizzle-orm";
import { z } from "zod";
import { orm } from "#db/orm.ts";
import { tenant } from "#db/schema/core.ts";
import { type Db, inTransaction } from "#db/transaction.ts";
import { type AuditActor, recordAudit } from "#server/audit/record.ts";
import { AppError } from "#server/errors.ts";
import { parseInput } from "#server/input.ts";
import { TenantLimits, TenantSettings } from "#server/tenants/tenant-input.ts";

export const TenantChange = z
  .object({ ...TenantSettings.partial().shape, ...TenantLimits.partial().shape })
  .refine((change) => Object.values(change).some((value) => value !== undefined), { error: "names nothing to change" });

/**
 * Changes a tenant's settings; what is not named stays. Another zone moves the days of subjects that have none
 * of their own: these are marked, and counted anew by a worker within a minute. Role app may not change status and limits.
 *
 * @param db role pipeline, or a transaction of role app in the tenant's scope
 * @throws AppError BAD_REQUEST, NOT_FOUND
 */
export async function setTenant(db: Db, tenantId: string, input: z.input<typeof TenantChange>, actor: AuditActor): Promise<void> {
  const change = parseInput(TenantChange, input);
  await inTransaction(db, async (tx) => {
    const [before] = await orm(tx).select().from(tenant).where(eq(tenant.id, tenantId)).for("update");
    if (!before) throw new AppError("NOT_FOUND", { message: "There is no such tenant." });
    await orm(tx).update(tenant).set(change).where(eq(tenant.id, tenantId));
    if (change.zone !== undefined && change.zone !== before.zone) await tx`select core.rezone_tenant(${tenantId}::uuid)`;
    const details = Object.fromEntries(
      Object.entries(change).map(([field, to]) => [field, { from: before[field as keyof typeof before], to }]),
    );
    await recordAudit(tx, { tenantId, actor, action: "tenant.set", target: before.slug, details });
  });
}
