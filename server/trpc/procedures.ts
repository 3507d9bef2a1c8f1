import { initTRPC } from "@trpc/server";
import type { Tx } from "#db/client.ts";
import { inScope, type Scope } from "#db/scope.ts";
import { type Actor, actorCan } from "#server/auth/actor.ts";
import type { Permission } from "#server/auth/permissions.ts";
import { hasBearer } from "#server/auth/request-actor.ts";
import { scopeOf } from "#server/auth/scope-of.ts";
import type { DashboardName } from "#server/dashboards/view.ts";
import { AppError } from "#server/errors.ts";
import { refuseUnstorable } from "#server/input.ts";
import { requireOpen } from "#server/metrics/query.ts";
import { watchCall } from "#server/observe/watch-call.ts";
import type { Context } from "#server/trpc/context.ts";
import { errorShape, toTrpcError } from "#server/trpc/error-shape.ts";
import { isSameOrigin } from "#server/trpc/same-origin.ts";

const t = initTRPC.context<Context>().create({
  errorFormatter: ({ shape, error, ctx }) => ({ ...shape, ...errorShape(error, ctx?.requestId ?? "unknown") }),
  // Streams tell that they live, so that proxies keep them and clients notice when they are gone.
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
});

export const { router, createCallerFactory } = t;

/** The only change open to somebody who sees a customer's screen. */
const LEAVE = "viewAs.leave";

/** Every call of every procedure passes here, over HTTP and from pages. */
const watched = t.procedure.use(({ path, next }) => watchCall(path, () => next()));

/** Anyone, also nobody. Its errors are AppErrors; changes are taken from our own pages alone unless a key proves who asks. */
export const base = watched.use(async ({ ctx, type, path, getRawInput, next }) => {
  if (type === "mutation" && !hasBearer(ctx.headers) && !isSameOrigin(ctx.headers)) {
    throw toTrpcError(new AppError("FORBIDDEN", { message: "Changes are accepted from Inlay's own pages, or with an API key." }));
  }
  if (type === "mutation" && path !== LEAVE && !hasBearer(ctx.headers)) await refuseWhileViewing(ctx);
  try {
    refuseUnstorable(await getRawInput());
  } catch (error) {
    throw error instanceof AppError ? toTrpcError(error) : error;
  }
  const result = await next();
  if (!result.ok && result.error.cause instanceof AppError) throw toTrpcError(result.error.cause);
  return result;
});

/** Runs work on the rows the actor may see: all of their tenant's, those of the subject asked for, or a customer's own. */
export type ScopedRun = <T>(work: (tx: Tx, scope: Scope) => Promise<T>, requested?: { subject: string }) => Promise<T>;

/** Someone known. The tenant and the rows come from the proof, never from input. */
export const signedIn = base.use(async ({ ctx, next }) => {
  const actor = await ctx.actor();
  if (!actor) throw new AppError("UNAUTHENTICATED", { message: "Nobody is signed in: sign in first." });
  return next({ ctx: { actor, scope: { run: scopedRun(ctx, actor) } } });
});

/** Someone known who may do this; `ctx.scope.run` is their scope. */
export const may = (permission: Permission) =>
  signedIn.use(({ ctx, next }) => {
    if (!actorCan(ctx.actor, permission))
      throw new AppError("FORBIDDEN", { message: `${nameOf(ctx.actor)} does not allow this (${permission}).`, permission });
    return next();
  });

/** May do this, on a dashboard that is theirs: a frame's session has those that its token names. */
export const mayOn = (dashboard: DashboardName, permission: Permission) =>
  may(permission).use(({ ctx, next }) => {
    requireDashboard(ctx.actor, dashboard);
    return next();
  });

/** @throws AppError DASHBOARD_NOT_ALLOWED for a frame whose token does not name it; the database would give it no rows anyway. */
export function requireDashboard(actor: Actor, dashboard: DashboardName): void {
  if (actor.kind === "embed") requireOpen(scopeOf(actor), dashboard);
}

/** Whoever sees a customer's screen only looks: no change is made in the customer's name, nor in their own beside it. */
async function refuseWhileViewing(ctx: Context): Promise<void> {
  const actor = await ctx.actor();
  if (actor?.kind === "user" && actor.viewing)
    throw toTrpcError(
      new AppError("FORBIDDEN", {
        message: "You see the screen of a customer, where nothing can be changed. Leave it first, and try again.",
        viewing: true,
      }),
    );
}

/** What decides what an actor may do, as a sentence begins with it. */
const nameOf = ({ kind }: Actor): string => ({ user: "Your role", key: "This API key", embed: "This frame's token" })[kind];

function scopedRun(ctx: Context, actor: Actor): ScopedRun {
  return async (work, requested) => {
    const scope = scopeOf(actor, requested);
    return inScope(ctx.db, scope, (tx) => work(tx, scope));
  };
}
