import { expect, test } from "vitest";
import { can, canWhileViewing, keyCan, PERMISSIONS, type Permission, type Role } from "#server/auth/permissions.ts";
import { KEY_SCOPES, type KeyScope } from "#server/keys/scopes.ts";

/** Who may do what, as agreed: x may, - may not. Columns: customer, viewer, analyst, admin, operator. */
const AGREED: Record<Permission, string> = {
  "account.own": "xxxxx",
  "dashboard.read": "xxxxx",
  "event.read": "xxxxx",
  "choice.set": "x----",
  "subject.list": "-xxxx",
  "subject.view_as": "--xxx",
  "settings.read": "-xxxx",
  "explore.query": "--xxx",
  "batch.read": "--xxx",
  "quarantine.read": "--xxx",
  "quarantine.bytes": "---xx",
  "quarantine.replay": "---xx",
  "key.manage": "---xx",
  "user.manage": "---xx",
  "settings.manage": "---xx",
  "embed.manage": "---xx",
  "rule.manage": "---xx",
  "tariff.manage": "---xx",
  "audit.read": "---xx",
  "tenant.list": "----x",
  "tenant.create": "----x",
  "tenant.choose": "----x",
  "platform.read": "----x",
};
const COLUMNS: Role[] = ["customer", "viewer", "analyst", "admin", "operator"];

test("roles may do what was agreed, and nothing else", () => {
  const actual = Object.fromEntries(
    PERMISSIONS.map((permission) => [permission, COLUMNS.map((role) => (can(role, permission) ? "x" : "-")).join("")]),
  );
  expect(actual).toEqual(AGREED);
});

test("whoever sees a customer's screen may what the customer may, but change nothing", () => {
  // One's own account is nobody's whose screen one sees.
  const changes: Permission[] = PERMISSIONS.filter((permission) => permission.endsWith(".set") || permission === "account.own");
  const expected = PERMISSIONS.filter((permission) => can("customer", permission) && !changes.includes(permission));
  expect(PERMISSIONS.filter(canWhileViewing)).toEqual(expected);
});

test("API keys may read by their scopes; none of them manages anything but embedding", () => {
  const scopes = Object.keys(KEY_SCOPES) as KeyScope[];
  const actual = Object.fromEntries(
    scopes.map((scope) => [scope, PERMISSIONS.filter((permission) => keyCan([scope], permission))]),
  );
  expect(actual).toEqual({
    "events:write": [],
    "events:read": ["event.read", "batch.read", "quarantine.read"],
    "query:read": ["dashboard.read", "subject.list", "explore.query", "settings.read"],
    "embed:mint": [],
    "embed:manage": ["embed.manage"],
  });
  expect(keyCan([], "dashboard.read")).toBe(false);
});
