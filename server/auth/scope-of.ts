import type { Scope } from "#db/scope.ts";
import type { Actor, EmbedActor } from "#server/auth/actor.ts";
import { AppError } from "#server/errors.ts";

/**
 * The rows an actor sees: a customer their own subject, whatever is asked; a frame's session what its token allowed;
 * everyone else all subjects of the tenant, or the one that is asked for.
 *
 * @throws AppError NOT_FOUND when a customer or a frame asks for another subject (it does not exist for them), FORBIDDEN
 *   when an operator has not chosen a tenant
 */
export function scopeOf(actor: Actor, requested?: { subject: string }): Scope {
  if (actor.tenantId === null)
    throw new AppError("FORBIDDEN", { message: "No tenant is chosen: choose the one to work in first." });
  if (actor.kind === "embed") return scopeOfFrame(actor, requested);
  const { tenantId } = actor;
  if (actor.kind === "user" && actor.role === "customer") {
    // The database keeps a customer from having no subject; a customer without one would see nothing, never everything.
    if (actor.subject === null || (requested && requested.subject !== actor.subject)) throw new AppError("NOT_FOUND");
    return { tenantId, subjects: { mode: "one", subject: actor.subject }, limits: "none" };
  }
  return { tenantId, subjects: requested ? { mode: "one", subject: requested.subject } : { mode: "all" }, limits: "none" };
}

/** A frame for the tenant as a whole shows its customers side by side, never one of them as their own dashboard. */
function scopeOfFrame({ tenantId, subject, dashboards, locks }: EmbedActor, requested?: { subject: string }): Scope {
  if (requested && requested.subject !== subject) throw new AppError("NOT_FOUND");
  const subjects = subject === null ? ({ mode: "all" } as const) : ({ mode: "one", subject } as const);
  return { tenantId, subjects, limits: { dashboards, filters: locks } };
}
