import type { UserActor } from "#server/auth/actor.ts";
import { can } from "#server/auth/permissions.ts";
import type { View } from "#server/view-as/view-cookie.ts";

/**
 * The actor in force: while a member of staff sees a subject's screen they are that customer, with `viewing` telling who
 * they are. A view of another tenant, or of somebody who may not view (any more), is none.
 */
export function asViewed(actor: UserActor, view: View | null): UserActor {
  if (view === null || view.tenantId !== actor.tenantId || !can(actor.role, "subject.view_as")) return actor;
  const { subject, since, until } = view;
  return { ...actor, role: "customer", subject, viewing: { role: actor.role, since, until } };
}
