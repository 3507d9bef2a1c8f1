import type { ROLES } from "#db/schema/core.ts";
import type { KeyScope } from "#server/keys/scopes.ts";

export type Role = (typeof ROLES)[number];

/** Everything that someone may be allowed to do. */
export const PERMISSIONS = [
  "account.own", // one's own account: name, password, sessions
  "dashboard.read", // dashboards and their figures, within the scope
  "event.read", // the events behind a figure, within the scope
  "choice.set", // what customers say of their own figures: staff who look at a subject change nothing of it
  "subject.list", // which subjects there are
  "subject.view_as", // the screen of a subject as its customer sees it
  "explore.query", // free queries of measures and dimensions
  "batch.read",
  "quarantine.read", // reasons and places, without the bytes
  "quarantine.bytes", // what was sent, as it was sent
  "quarantine.replay", // mending, replaying and discarding refused events
  "key.manage",
  "user.manage",
  "settings.read",
  "settings.manage",
  "embed.manage", // keys, origins and sessions of embedding
  "rule.manage",
  "tariff.manage",
  "audit.read",
  "tenant.list", // all tenants of the platform
  "tenant.create",
  "tenant.choose",
  "platform.read",
] as const;

export type Permission = (typeof PERMISSIONS)[number];

const customer: Permission[] = ["account.own", "dashboard.read", "event.read", "choice.set"];
const viewer: Permission[] = ["account.own", "dashboard.read", "event.read", "subject.list", "settings.read"];
const analyst: Permission[] = [...viewer, "subject.view_as", "explore.query", "batch.read", "quarantine.read"];
const admin: Permission[] = [
  ...analyst,
  "quarantine.bytes",
  "quarantine.replay",
  "key.manage",
  "user.manage",
  "settings.manage",
  "embed.manage",
  "rule.manage",
  "tariff.manage",
  "audit.read",
];
const operator: Permission[] = [...admin, "tenant.list", "tenant.create", "tenant.choose", "platform.read"];

const BY_ROLE: Record<Role, ReadonlySet<Permission>> = {
  customer: new Set(customer),
  viewer: new Set(viewer),
  analyst: new Set(analyst),
  admin: new Set(admin),
  operator: new Set(operator),
};

/** Of what a customer may: only to look. */
const LOOKING: ReadonlySet<Permission> = new Set(["dashboard.read", "event.read"]);

const BY_KEY_SCOPE: Record<KeyScope, readonly Permission[]> = {
  "events:write": [],
  "events:read": ["batch.read", "quarantine.read", "event.read"],
  "query:read": ["dashboard.read", "explore.query", "subject.list", "settings.read"],
  "embed:mint": [],
  "embed:manage": ["embed.manage"],
};

/** Whether a role may do this. The one table: nothing else decides by role. */
export function can(role: Role, permission: Permission): boolean {
  return BY_ROLE[role].has(permission);
}

/** Whether a member of staff who sees a customer's screen may do this: what the customer may, but for what changes something. */
export function canWhileViewing(permission: Permission): boolean {
  return LOOKING.has(permission);
}

/** Whether an API key of these scopes may do this. */
export function keyCan(scopes: readonly KeyScope[], permission: Permission): boolean {
  return scopes.some((scope) => BY_KEY_SCOPE[scope].includes(permission));
}
