import { z } from "zod";
import type { Sql } from "#db/client.ts";
import { ROLES } from "#db/schema/core.ts";
import { inScope } from "#db/scope.ts";
import { recordAudit } from "#server/audit/record.ts";
import { actorCan, auditName } from "#server/auth/actor.ts";
import { signChoice } from "#server/auth/chosen-tenant.ts";
import { cookieName, SESSION_SECONDS, writeCookie } from "#server/auth/cookies.ts";
import { PERMISSIONS } from "#server/auth/permissions.ts";
import { authSecret } from "#server/auth/secret.ts";
import { AppError } from "#server/errors.ts";
import { getTenant, Tenant } from "#server/tenants/get-tenant.ts";
import { base, may, router } from "#server/trpc/procedures.ts";

const Me = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    /** A customer's own subject. */
    subject: z.string().nullable(),
    /** Null for an operator who has not chosen one yet. */
    tenant: Tenant.pick({
      id: true,
      slug: true,
      name: true,
      zone: true,
      currency: true,
      brandColour: true,
      logo: true,
    }).nullable(),
    /** What pages may offer; the server asks again at each call. */
    permissions: z.array(z.enum(PERMISSIONS)),
    /** Of a member of staff who sees the screen of the customer above: the customer's name, their own role, since and until when. */
    viewing: z.object({ name: z.string(), role: z.enum(ROLES), since: z.iso.datetime(), until: z.iso.datetime() }).nullable(),
  })
  .nullable();

const viewedName = (db: Sql, tenantId: string, subject: string): Promise<string> =>
  inScope(db, { tenantId, subjects: { mode: "one", subject }, limits: "none" }, async (tx) => {
    const [known] = await tx<{ name: string }[]>`select name from serve.subjects`;
    return known?.name ?? subject;
  });

export const session = router({
  /** Who is signed in; null for nobody (and for an API key, which is no person). */
  me: base.output(Me).query(async ({ ctx }) => {
    const actor = await ctx.actor();
    if (actor?.kind !== "user") return null;
    const { userId, tenantId, email, name, role, subject, viewing } = actor;
    const tenant =
      tenantId &&
      (await inScope(ctx.db, { tenantId, subjects: { mode: "all" }, limits: "none" }, (tx) => getTenant(tx, { id: tenantId })));
    return {
      id: userId,
      email,
      name,
      role,
      subject,
      tenant: tenant || null,
      permissions: PERMISSIONS.filter((one) => actorCan(actor, one)),
      viewing: viewing && tenantId ? { ...viewing, name: await viewedName(ctx.db, tenantId, subject!) } : null,
    };
  }),

  /** An operator enters a tenant; its audit trail says so. The choice lives in a signed cookie beside the session. */
  chooseTenant: may("tenant.choose")
    .input(z.object({ tenantId: z.uuid() }))
    .output(z.object({ slug: z.string() }))
    .mutation(async ({ ctx, input }) => {
      const { actor } = ctx;
      const secret = authSecret();
      if (actor.kind !== "user" || secret === null) throw new AppError("FORBIDDEN");
      const { slug } = await inScope(
        ctx.db,
        { tenantId: input.tenantId, subjects: { mode: "all" }, limits: "none" },
        async (tx) => {
          const tenant = await getTenant(tx, { id: input.tenantId });
          await recordAudit(tx, { tenantId: tenant.id, actor: auditName(actor), action: "operator.enter", target: actor.email });
          return tenant;
        },
      );
      const choice = signChoice(secret, actor.userId, input.tenantId);
      ctx.answer.append("set-cookie", writeCookie(cookieName("tenant"), choice, SESSION_SECONDS));
      return { slug };
    }),
});
