import { z } from "zod";
import { type Actor, auditName } from "#server/auth/actor.ts";
import { Password } from "#server/auth/password-input.ts";
import { AppError } from "#server/errors.ts";
import { may, router } from "#server/trpc/procedures.ts";
import { createUser } from "#server/users/create-user.ts";
import { disableUsers } from "#server/users/disable-users.ts";
import { listUsers, User } from "#server/users/list-users.ts";
import { setUserRole } from "#server/users/set-role.ts";
import { setUserStatus } from "#server/users/set-status.ts";
import { stillMay } from "#server/users/still-may.ts";
import { Email, PersonName, SubjectId, TenantRole, UserRefs, UserRoleChange } from "#server/users/user-input.ts";

const NewTenantUser = z.object({
  email: Email,
  name: PersonName,
  password: Password,
  role: TenantRole,
  subject: SubjectId.optional(),
});

const UserRef = z.object({ id: z.uuid() });

export const users = router({
  list: may("user.manage")
    .output(z.array(User))
    .query(({ ctx }) => ctx.scope.run((tx, scope) => listUsers(tx, scope.tenantId))),

  create: may("user.manage")
    .input(NewTenantUser)
    .output(z.object({ id: z.uuid(), email: z.string() }))
    .mutation(({ ctx, input }) =>
      ctx.scope.run((tx, scope) => createUser(tx, { tenantId: scope.tenantId, ...input }, auditName(ctx.actor))),
    ),

  /** Their sessions end with their next request. */
  disable: may("user.manage")
    .input(UserRef)
    .output(z.void())
    .mutation(({ ctx, input }) => {
      refuseOneself(ctx.actor, input.id);
      return ctx.scope.run(async (tx) => {
        await stillMay(tx, ctx.actor, [input.id]);
        await setUserStatus(tx, { ...input, status: "disabled" }, auditName(ctx.actor));
      });
    }),

  /** Several at once, all of them or none; sessions end with the next request. */
  disableMany: may("user.manage")
    .input(UserRefs)
    .output(z.void())
    .mutation(({ ctx, input }) => {
      for (const id of input.ids) refuseOneself(ctx.actor, id);
      return ctx.scope.run(async (tx) => {
        await stillMay(tx, ctx.actor, input.ids);
        await disableUsers(tx, input, auditName(ctx.actor));
      });
    }),

  enable: may("user.manage")
    .input(UserRef)
    .output(z.void())
    .mutation(({ ctx, input }) => ctx.scope.run((tx) => setUserStatus(tx, { ...input, status: "active" }, auditName(ctx.actor)))),

  setRole: may("user.manage")
    .input(UserRoleChange)
    .output(z.void())
    .mutation(({ ctx, input }) => {
      refuseOneself(ctx.actor, input.id);
      return ctx.scope.run(async (tx) => {
        await stillMay(tx, ctx.actor, [input.id]);
        await setUserRole(tx, input, auditName(ctx.actor));
      });
    }),
});

/** Nobody locks themselves out: so a tenant with an admin keeps one. */
function refuseOneself(actor: Actor, id: string): void {
  // The database reads an id in capitals too.
  if (actor.kind === "user" && actor.userId === id.toLowerCase()) {
    throw new AppError("CONFLICT", { message: "Your own account cannot be changed by yourself: ask another admin." });
  }
}
