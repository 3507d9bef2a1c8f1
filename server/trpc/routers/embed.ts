import { z } from "zod";
import { auditName } from "#server/auth/actor.ts";
import type { Permission } from "#server/auth/permissions.ts";
import { addEmbedKey } from "#server/embed/add-key.ts";
import { EmbedKeyRef, NewEmbedKey } from "#server/embed/key-input.ts";
import { LintReport, LintRequest, lintToken } from "#server/embed/lint-token.ts";
import { EmbedKey, listEmbedKeys } from "#server/embed/list-embed-keys.ts";
import { EmbedSessionPage, EmbedSessionQuery, listEmbedSessions } from "#server/embed/list-sessions.ts";
import { openOrRefuse } from "#server/embed/open-or-refuse.ts";
import { revokeEmbedKey } from "#server/embed/revoke-embed-key.ts";
import { revokeEmbedSession } from "#server/embed/revoke-session.ts";
import { EmbedSessionRef } from "#server/embed/session-input.ts";
import { EmbedSettings, getEmbedSettings, setEmbedSettings } from "#server/embed/settings.ts";
import { EmbedSettingsInput } from "#server/embed/settings-input.ts";
import { may, router } from "#server/trpc/procedures.ts";

/** All of it is closed where the installation has no secret. */
const open = (permission: Permission) =>
  may(permission).use(({ next }) => {
    openOrRefuse();
    return next();
  });

export const embed = router({
  settings: open("settings.read")
    .output(EmbedSettings)
    .query(({ ctx }) => ctx.scope.run((tx, scope) => getEmbedSettings(tx, scope.tenantId))),

  setSettings: open("embed.manage")
    .input(EmbedSettingsInput.extend({ from: z.string().max(100).optional() }))
    .output(EmbedSettings)
    .mutation(({ ctx, input: { from, ...input } }) =>
      ctx.scope.run((tx, scope) =>
        setEmbedSettings(tx, scope.tenantId, input, auditName(ctx.actor), from === undefined ? null : [from]),
      ),
    ),

  keys: open("settings.read")
    .output(z.array(EmbedKey))
    .query(({ ctx }) => ctx.scope.run((tx, scope) => listEmbedKeys(tx, scope.tenantId))),

  addKey: open("embed.manage")
    .input(NewEmbedKey)
    .output(z.object({ kid: z.string() }))
    .mutation(({ ctx, input }) => ctx.scope.run((tx, scope) => addEmbedKey(tx, scope.tenantId, input, auditName(ctx.actor)))),

  revokeKey: open("embed.manage")
    .input(EmbedKeyRef)
    .output(z.void())
    .mutation(({ ctx, input }) => ctx.scope.run((tx, scope) => revokeEmbedKey(tx, scope.tenantId, input, auditName(ctx.actor)))),

  sessions: open("settings.read")
    .input(EmbedSessionQuery)
    .output(EmbedSessionPage)
    .query(({ ctx, input }) => ctx.scope.run((tx, scope) => listEmbedSessions(tx, scope.tenantId, input))),

  revokeSession: open("embed.manage")
    .input(EmbedSessionRef)
    .output(z.void())
    .mutation(({ ctx, input }) =>
      ctx.scope.run((tx, scope) => revokeEmbedSession(tx, scope.tenantId, input, auditName(ctx.actor))),
    ),

  /** A mutation though it changes nothing: a token that can still be redeemed has no place in an address. */
  lint: open("settings.read")
    .input(LintRequest)
    .output(LintReport)
    .mutation(({ ctx, input }) => ctx.scope.run((tx, scope) => lintToken(tx, scope.tenantId, input.token))),
});
