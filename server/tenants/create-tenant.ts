import { z } from "zod";
import { orm } from "#db/orm.ts";
import { tenant } from "#db/schema/core.ts";
import { type Db, inTransaction } from "#db/transaction.ts";
import { type AuditActor, recordAudit } from "#server/audit/record.ts";
import { AppError } from "#server/errors.ts";
import { uuidv7 } from "#server/ids.ts";
import { parseInput } from "#server/input.ts";
import { NewTenantForm, TenantLimits, TenantSettings } from "#server/tenants/tenant-input.ts";

export const NewTenant = z.object({
  /** Chosen by callers that must enter the new tenant's scope first; otherwise made here. */
  id: z.uuid().optional(),
  ...NewTenantForm.shape,
  ...TenantSettings.pick({ acceptFrom: true, acceptBackDays: true, acceptAheadDays: true }).partial().shape,
  ...TenantLimits.pick({ eventsPerMinute: true, backlogLimit: true }).partial().shape,
});

/**
 * Adds a tenant. Without an accepted window: ten years back to one day ahead.
 *
 * @param db a pool or transaction of role pipeline, or a transaction of role app in the scope of the new tenant's id
 * @throws AppError BAD_REQUEST, or CONFLICT when the slug is taken
 */
export async function createTenant(
  db: Db,
  input: z.input<typeof NewTenant>,
  actor: AuditActor,
): Promise<{ id: string; slug: string }> {
  const { id = uuidv7(), ...fields } = parseInput(NewTenant, input);
  return inTransaction(db, async (tx) => {
    const [made] = await orm(tx)
      .insert(tenant)
      .values({ id, ...fields })
      .onConflictDoNothing()
      .returning({ id: tenant.id, slug: tenant.slug });
    if (!made)
      throw new AppError("CONFLICT", {
        message: `The slug "${fields.slug}" belongs to another tenant: choose another.`,
        path: "slug",
      });
    await recordAudit(tx, { tenantId: id, actor, action: "tenant.create", target: fields.slug, details: fields });
    return made;
  });
}
