import type { AuditActor } from "#server/audit/record.ts";
import { can, canWhileViewing, keyCan, type Permission, type Role } from "#server/auth/permissions.ts";
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

/** Who asks: proven by a session or a key, never taken from input. */
export type Actor = UserActor | KeyActor;

/** Whether this actor may do this. */
export function actorCan(actor: Actor, permission: Permission): boolean {
  if (actor.kind === "key") return keyCan(actor.scopes, permission);
  return actor.viewing ? canWhileViewing(permission) : can(actor.role, permission);
}

/** The actor as the audit trail names it. */
export function auditName(actor: Actor): AuditActor {
  return actor.kind === "key" ? `key:${actor.prefix}` : `user:${actor.userId}`;
}
