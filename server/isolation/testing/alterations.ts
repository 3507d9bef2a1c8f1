import type { Permission } from "#server/auth/permissions.ts";
import { newPair } from "#server/embed/testing/signing.ts";
import { canary } from "#server/isolation/testing/canary.ts";
import { eventsOf } from "#server/isolation/testing/stories.ts";
import type { TenantWorld } from "#server/isolation/testing/world.ts";
import { TINY_PNG } from "#server/tenants/testing/tiny-png.ts";

/** How a mutation is called for one's own, and with what belongs to another tenant. */
export type MutationCase = {
  may: Permission;
  own(us: TenantWorld): unknown;
  /** What is tried on another tenant, and the status that the one who may do it gets. */
  others(them: TenantWorld, us: TenantWorld): { input: unknown; status: number }[];
};

const NO_FRAMES = { origins: [], rights: [], theme: {}, locale: null };
const NO_RULES = { categoryRules: [], merchantRules: [] };
const PASSWORD = "correct horse battery";

/** With cases of their own in server/account and server/invitations: open to whoever has a link, or ending the asker's session. */
export const MUTATIONS_ELSEWHERE = [
  "account.endSessions",
  "account.forgotPassword",
  "account.resetPassword",
  "account.setPassword",
  "invitations.accept",
];

/** What is entered of a tariff. */
const tariff = (more: object = {}) => ({
  ...{ name: "Another", subject: null, currency: "EUR", validFrom: "2026-02-01", validTo: null },
  ...{ plan: { kind: "flat", perKwhMicros: 300_000 }, ...more },
});

/** Every mutation of the app. A procedure without a case here fails the test. */
export const MUTATIONS: Readonly<Record<string, MutationCase>> = {
  "account.setName": {
    may: "account.own",
    own: () => ({ name: "Another" }),
    others: (them) => [{ input: { id: them.people.admin.id, name: "smuggled", tenantId: them.id }, status: 200 }],
  },
  "account.unlinkIdentity": {
    may: "account.own",
    own: (us) => ({ issuer: us.issuer }),
    others: (them) => [{ input: { issuer: them.issuer, id: them.people.customers[1].id }, status: 404 }],
  },
  "choices.setRecurring": {
    may: "choice.set",
    own: () => ({ key: "series", state: "confirmed" }),
    others: (them) => [
      { input: { key: "series", state: null, tenantId: them.id, subject: them.subjects[1].id }, status: 200 },
      { input: { key: "series", state: "dismissed", subject: them.subjects.same.id }, status: 200 },
    ],
  },
  "choices.mergeRecurring": {
    may: "choice.set",
    own: () => ({ keys: ["another"], into: "series" }),
    others: (them) => [{ input: { keys: ["series"], into: "another", tenantId: them.id }, status: 200 }],
  },
  "choices.splitRecurring": {
    may: "choice.set",
    own: () => ({ key: "series" }),
    others: (them) => [{ input: { key: "series", tenantId: them.id, subject: them.subjects.same.id }, status: 200 }],
  },
  "choices.setUnusual": {
    may: "choice.set",
    own: () => ({ key: "finding", dismissed: true }),
    others: (them) => [{ input: { key: "finding", dismissed: false, tenantId: them.id }, status: 200 }],
  },
  "choices.setStandby": {
    may: "choice.set",
    own: () => ({ watts: 40 }),
    others: (them) => [{ input: { watts: 1, tenantId: them.id, subject: them.subjects.same.id }, status: 200 }],
  },
  "embed.setSettings": {
    may: "embed.manage",
    own: () => NO_FRAMES,
    others: (them) => [{ input: { ...NO_FRAMES, issuer: them.slug, tenantId: them.id }, status: 200 }],
  },
  "embed.addKey": {
    may: "embed.manage",
    own: () => ({ name: "Another", jwk: newPair().jwk }),
    others: (them) => [{ input: { name: "Another", jwk: newPair().jwk, tenantId: them.id }, status: 200 }],
  },
  "embed.revokeKey": {
    may: "embed.manage",
    own: (us) => ({ kid: us.embed.spareKid }),
    others: (them) => [{ input: { kid: them.embed.spareKid, tenantId: them.id }, status: 404 }],
  },
  "embed.revokeSession": {
    may: "embed.manage",
    own: (us) => ({ id: us.embed.spareSession }),
    others: (them) => [{ input: { id: them.embed.session, tenantId: them.id }, status: 404 }],
  },
  // What it says of another tenant's token: server/embed/lint-token.it.test.ts.
  "embed.lint": {
    may: "settings.read",
    own: () => ({ token: "nothing" }),
    others: (them) => [{ input: { token: "nothing", tenantId: them.id }, status: 200 }],
  },
  "invitations.create": {
    may: "user.manage",
    own: () => ({ email: "invited@example.org", role: "viewer" }),
    others: (them) => [
      { input: { email: them.people.admin.email, role: "viewer" }, status: 409 },
      { input: { email: "smuggled@example.org", role: "viewer", tenantId: them.id }, status: 200 },
    ],
  },
  "invitations.resend": {
    may: "user.manage",
    own: (us) => ({ id: us.invitations.spare }),
    others: (them) => [{ input: { id: them.invitations.open, tenantId: them.id }, status: 404 }],
  },
  "invitations.revoke": {
    may: "user.manage",
    own: (us) => ({ id: us.invitations.spare }),
    others: (them) => [{ input: { id: them.invitations.open, tenantId: them.id }, status: 404 }],
  },
  "batches.retry": {
    may: "quarantine.replay",
    own: (us) => ({ id: us.failedBatch }),
    others: (them) => [
      { input: { id: them.failedBatch }, status: 404 },
      { input: { id: them.batch }, status: 404 },
    ],
  },
  "keys.create": {
    may: "key.manage",
    own: () => ({ name: "another", scopes: ["query:read"] }),
    others: (them) => [{ input: { name: "smuggled", scopes: ["query:read"], tenantId: them.id }, status: 200 }],
  },
  "keys.revoke": {
    may: "key.manage",
    own: (us) => ({ id: us.keys.spare.id }),
    others: (them) => [
      { input: { id: them.keys.full.id }, status: 404 },
      { input: { id: them.keys.full.id, tenantId: them.id }, status: 404 },
    ],
  },
  "keys.revokeMany": {
    may: "key.manage",
    own: (us) => ({ ids: [us.keys.spare.id] }),
    others: (them, us) => [
      { input: { ids: [them.keys.full.id] }, status: 404 },
      { input: { ids: [us.keys.spare.id, them.keys.full.id], tenantId: them.id }, status: 404 },
    ],
  },
  "quarantine.check": {
    may: "quarantine.replay",
    own: () => ({ text: "{}" }),
    // B's own source and id: here nothing is known of them.
    others: (them) => [{ input: { text: JSON.stringify(eventsOf(them.subjects[1])[3]) }, status: 200 }],
  },
  "quarantine.start": {
    may: "quarantine.replay",
    own: (us) => ({ kind: "discard", filter: { ids: [us.quarantineId] }, note: "not ours" }),
    others: (them) => [
      { input: { kind: "discard", filter: { ids: [them.quarantineId] }, note: "smuggled" }, status: 409 },
      { input: { kind: "replay", filter: { batchId: them.batch }, tenantId: them.id }, status: 409 },
    ],
  },
  "quarantine.cancel": {
    may: "quarantine.replay",
    own: (us) => ({ id: us.quarantineJobId }),
    others: (them) => [{ input: { id: them.quarantineJobId }, status: 404 }],
  },
  "rules.cancelRun": {
    may: "rule.manage",
    own: (us) => ({ id: us.ruleRunId }),
    others: (them) => [{ input: { id: them.ruleRunId, tenantId: them.id }, status: 404 }],
  },
  "rules.change": {
    may: "rule.manage",
    own: () => ({ rules: NO_RULES, base: 2 }),
    others: (them) => [{ input: { rules: NO_RULES, base: 99, tenantId: them.id }, status: 409 }],
  },
  "rules.preview": {
    may: "rule.manage",
    own: () => ({ rules: NO_RULES }),
    others: (them) => [{ input: { rules: NO_RULES, tenantId: them.id }, status: 200 }],
  },
  "rules.restore": {
    may: "rule.manage",
    own: () => ({ version: 1, base: 3 }),
    others: (them) => [{ input: { version: 2, base: 99, tenantId: them.id }, status: 409 }],
  },
  "rules.startRun": {
    may: "rule.manage",
    own: () => ({ which: "all" }),
    others: (them) => [{ input: { which: "all", tenantId: them.id }, status: 200 }],
  },
  "session.chooseTenant": {
    may: "tenant.choose",
    own: (us) => ({ tenantId: us.id }),
    others: (them) => [{ input: { tenantId: them.people.admin.id }, status: 404 }],
  },
  "tariffs.create": {
    may: "tariff.manage",
    own: (us) => tariff({ subject: us.subjects[1].id, name: canary(us.letter, "newtariff") }),
    others: (them) => [
      { input: tariff({ subject: them.subjects[1].id }), status: 404 },
      { input: { ...tariff({ subject: them.subjects[2].id }), tenantId: them.id }, status: 404 },
    ],
  },
  "tariffs.change": {
    may: "tariff.manage",
    own: (us) => ({ ...tariff({ validFrom: "2026-03-01" }), id: us.tariffs.kept }),
    others: (them, us) => [
      { input: { ...tariff(), id: them.tariffs.kept }, status: 404 },
      { input: { ...tariff({ subject: them.subjects[1].id }), id: us.tariffs.kept }, status: 404 },
    ],
  },
  "tariffs.remove": {
    may: "tariff.manage",
    own: (us) => ({ id: us.tariffs.kept }),
    others: (them) => [{ input: { id: them.tariffs.kept }, status: 404 }],
  },
  "tariffs.restore": {
    may: "tariff.manage",
    own: (us) => ({ id: us.tariffs.removed }),
    others: (them) => [{ input: { id: them.tariffs.removed }, status: 404 }],
  },
  "tenants.create": {
    may: "tenant.create",
    own: () => ({ slug: "a-third", name: "A third", zone: "UTC", currency: "EUR" }),
    others: (them) => [{ input: { slug: them.slug, name: "Taken", zone: "UTC", currency: "EUR" }, status: 409 }],
  },
  "tenants.update": {
    may: "settings.manage",
    own: (us) => ({ name: canary(us.letter, "name") }),
    others: (them, us) => [
      { input: { id: them.id, tenantId: them.id, slug: them.slug, name: canary(us.letter, "name") }, status: 200 },
    ],
  },
  "tenants.setLogo": {
    may: "settings.manage",
    own: () => ({ base64: TINY_PNG }),
    others: (them) => [{ input: { base64: TINY_PNG, tenantId: them.id }, status: 200 }],
  },
  "tenants.removeLogo": {
    may: "settings.manage",
    own: () => ({}),
    others: () => [],
  },
  "users.create": {
    may: "user.manage",
    own: () => ({ email: "new@example.org", name: "New", password: PASSWORD, role: "viewer" }),
    others: (them) => [
      { input: { email: them.people.admin.email, name: "New", password: PASSWORD, role: "viewer" }, status: 409 },
      {
        input: { email: "smuggled@example.org", name: "New", password: PASSWORD, role: "viewer", tenantId: them.id },
        status: 200,
      },
    ],
  },
  "users.disable": {
    may: "user.manage",
    own: (us) => ({ id: us.people.spare.id }),
    others: (them) => [{ input: { id: them.people.admin.id }, status: 404 }],
  },
  "users.disableMany": {
    may: "user.manage",
    own: (us) => ({ ids: [us.people.spare.id] }),
    others: (them, us) => [
      { input: { ids: [them.people.admin.id], tenantId: them.id }, status: 404 },
      { input: { ids: [us.people.spare.id, them.people.viewer.id] }, status: 404 },
    ],
  },
  "users.enable": {
    may: "user.manage",
    own: (us) => ({ id: us.people.spare.id }),
    others: (them) => [{ input: { id: them.people.disabled.id }, status: 404 }],
  },
  "viewAs.leave": {
    may: "dashboard.read",
    own: () => ({}),
    others: (them) => [{ input: { tenantId: them.id }, status: 200 }],
  },
  "viewAs.start": {
    may: "subject.view_as",
    own: (us) => ({ subject: us.subjects[1].id, reason: "a question of theirs" }),
    others: (them) => [
      { input: { subject: them.subjects[1].id, reason: "curiosity" }, status: 404 },
      { input: { subject: them.subjects[1].id, reason: "curiosity", tenantId: them.id }, status: 404 },
    ],
  },
  "users.setRole": {
    may: "user.manage",
    own: (us) => ({ id: us.people.spare.id, role: "analyst" }),
    others: (them, us) => [
      { input: { id: them.people.viewer.id, role: "admin" }, status: 404 },
      { input: { id: them.people.customers[1].id, role: "customer", subject: us.subjects[1].id }, status: 404 },
    ],
  },
};
