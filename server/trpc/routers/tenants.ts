import { z } from "zod";
import { inScope } from "#db/scope.ts";
import { auditName } from "#server/auth/actor.ts";
import { AppError } from "#server/errors.ts";
import { uuidv7 } from "#server/ids.ts";
import { createTenant } from "#server/tenants/create-tenant.ts";
import { getTenant, Tenant } from "#server/tenants/get-tenant.ts";
import { listTenants, TenantPage, TenantQuery } from "#server/tenants/list-tenants.ts";
import { NewLogo, removeLogo, setLogo } from "#server/tenants/set-logo.ts";
import { setTenant } from "#server/tenants/set-tenant.ts";
import { NewTenantForm, TenantSettings } from "#server/tenants/tenant-input.ts";
import { may, router } from "#server/trpc/procedures.ts";

export const tenants = router({
  /** All tenants of the platform, for operators. */
  list: may("tenant.list")
    .input(TenantQuery)
    .output(TenantPage)
    .query(({ ctx, input }) => {
      if (ctx.actor.kind !== "user") throw new AppError("FORBIDDEN");
      return listTenants(ctx.db, ctx.actor.userId, input);
    }),

  create: may("tenant.create")
    .input(NewTenantForm)
    .output(z.object({ id: z.uuid(), slug: z.string() }))
    .mutation(({ ctx, input }) => {
      const id = uuidv7();
      const scope = { tenantId: id, subjects: { mode: "all" }, limits: "none" } as const;
      return inScope(ctx.db, scope, (tx) => createTenant(tx, { id, ...input }, auditName(ctx.actor)));
    }),

  /** The tenant one works in, with its settings. */
  current: may("settings.read")
    .output(Tenant)
    .query(({ ctx }) => ctx.scope.run((tx, scope) => getTenant(tx, { id: scope.tenantId }))),

  update: may("settings.manage")
    .input(TenantSettings.partial())
    .output(Tenant)
    .mutation(({ ctx, input }) =>
      ctx.scope.run(async (tx, scope) => {
        await setTenant(tx, scope.tenantId, input, auditName(ctx.actor));
        return getTenant(tx, { id: scope.tenantId });
      }),
    ),

  /** Answers the logo's hash. */
  setLogo: may("settings.manage")
    .input(NewLogo)
    .output(z.string())
    .mutation(({ ctx, input }) => ctx.scope.run((tx, scope) => setLogo(tx, scope.tenantId, input, auditName(ctx.actor)))),

  removeLogo: may("settings.manage")
    .output(z.void())
    .mutation(({ ctx }) => ctx.scope.run((tx, scope) => removeLogo(tx, scope.tenantId, auditName(ctx.actor)))),
});
