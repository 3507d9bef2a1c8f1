import type { Scope } from "#db/scope.ts";
import type { Actor } from "#server/auth/actor.ts";
import { AppError } from "#server/errors.ts";

/**
 * The rows an actor sees: a customer their own subject, whatever is asked; everyone else all subjects of the tenant, or
 * the one that is asked for.
 *
 * @throws AppError NOT_FOUND when a customer asks for another subject (it does not exist for them), FORBIDDEN when an
 *   operator has not chosen a tenant
 */
export function scopeOf(actor: Actor, requested?: { subject: string }): Scope {
  if (actor.tenantId === null)
    throw new AppError("FORBIDDEN", { message: "No tenant is chosen: choose the one to work in first." });
  const { tenantId } = actor;
  if (actor.kind === "user" && actor.role === "customer") {
    // The database keeps a customer from having no subject; a customer without one would see nothing, never everything.
    if (actor.subject === null || (requested && requested.subject !== actor.subject)) throw new AppError("NOT_FOUND");
    return { tenantId, subjects: { mode: "one", subject: actor.subject } };
  }
  return { tenantId, subjects: requested ? { mode: "one", subject: requested.subject } : { mode: "all" } };
}
