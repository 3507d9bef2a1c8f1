import type { AuditActor } from "#server/audit/record.ts";
import { can, canWhileViewing, keyCan, type Permission, type Role } from "#server/auth/permissions.ts";
import type { DashboardName } from "#server/dashboards/view.ts";
import { embedCan } from "#server/embed/rights.ts";
import type { EmbedRight, Locks } from "#server/embed/rights-input.ts";
import type { KeyHolder } from "#server/keys/authenticate-key.ts";

/** Someone signed in. tenantId is null only for an operator who has not chosen a tenant; subject only set for a customer. */
export type UserActor = {
  kind: "user";
  userId: string;
  email: string;
  name: string;
  role: Role;
  tenantId: string | null;
  subject: string | null;
  /** A member of staff who sees the screen of a customer: their own role, since and until when (ISO instants). */
  viewing?: { role: Role; since: string; until: string };
};

/** A tenant's server with an API key. */
export type KeyActor = { kind: "key" } & KeyHolder;

/** Somebody who looks at a frame in a tenant's app: what its signed token allowed, and nothing else. */
export type EmbedActor = {
  kind: "embed";
  tenantId: string;
  sessionId: string;
  /** The customer whose rows these are; null where the token said explicitly that it is for the tenant as a whole. */
  subject: string | null;
  dashboards: readonly DashboardName[];
  /** Filters that hold on every path: rows outside of them do not exist for this session. */
  locks: Locks;
  rights: readonly EmbedRight[];
};

/** Who asks: proven by a session, a key or a frame's session, never taken from input. */
export type Actor = UserActor | KeyActor | EmbedActor;

/** Whether this actor may do this. */
export function actorCan(actor: Actor, permission: Permission): boolean {
  if (actor.kind === "key") return keyCan(actor.scopes, permission);
  if (actor.kind === "embed") return embedCan(actor.rights, permission);
  return actor.viewing ? canWhileViewing(permission) : can(actor.role, permission);
}

/** The actor as the audit trail names it. */
export function auditName(actor: Actor): AuditActor {
  if (actor.kind === "key") return `key:${actor.prefix}`;
  return actor.kind === "embed" ? `embed:${actor.sessionId}` : `user:${actor.userId}`;
}
