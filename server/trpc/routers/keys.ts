import { z } from "zod";
import { auditName } from "#server/auth/actor.ts";
import { createKey } from "#server/keys/create-key.ts";
import { KeyRef, KeyRefs, NewKey } from "#server/keys/key-input.ts";
import { Key, listKeys } from "#server/keys/list-keys.ts";
import { revokeKey } from "#server/keys/revoke-key.ts";
import { revokeKeys } from "#server/keys/revoke-keys.ts";
import { may, router } from "#server/trpc/procedures.ts";

export const keys = router({
  list: may("key.manage")
    .output(z.array(Key))
    .query(({ ctx }) => ctx.scope.run((tx, scope) => listKeys(tx, scope.tenantId))),

  /** The answer holds the whole key: shown now and never again. */
  create: may("key.manage")
    .input(NewKey)
    .output(z.object({ id: z.uuid(), prefix: z.string(), key: z.string() }))
    .mutation(({ ctx, input }) => ctx.scope.run((tx, scope) => createKey(tx, scope.tenantId, input, auditName(ctx.actor)))),

  revoke: may("key.manage")
    .input(KeyRef)
    .output(z.void())
    .mutation(({ ctx, input }) => ctx.scope.run((tx, scope) => revokeKey(tx, scope.tenantId, input, auditName(ctx.actor)))),

  revokeMany: may("key.manage")
    .input(KeyRefs)
    .output(z.void())
    .mutation(({ ctx, input }) => ctx.scope.run((tx, scope) => revokeKeys(tx, scope.tenantId, input, auditName(ctx.actor)))),
});
