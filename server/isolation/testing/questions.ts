import type { Permission } from "#server/auth/permissions.ts";
import { canary } from "#server/isolation/testing/canary.ts";
import { PERIOD, SHARED } from "#server/isolation/testing/stories.ts";
import type { Subject, TenantWorld } from "#server/isolation/testing/world.ts";

/** missing: 404. nothing: an answer with no canary in it at all. own: an answer, with nothing of others. */
export type Outcome = "missing" | "nothing" | "own";
/** says: what the answer holds besides, where it has no texts in which a canary could stand. */
export type Question = { input: unknown; outcome: Outcome; says?: string };

/** How a query is asked for one's own, and with what belongs to others. */
export type QueryCase = {
  /** Null: anyone, also nobody. */
  may: Permission | null;
  /** One's own, and a text that then comes back: the proof that the question could have found something. */
  own(us: TenantWorld, subject: Subject): { input: unknown; shows: string | null };
  /** The same with the ids of another tenant or another subject (`them` is its tenant). */
  others?(them: TenantWorld, other: Subject): Question[];
  /** Texts and ids of another tenant that this query is there to tell. */
  tells?(them: TenantWorld): string[];
};

const period = PERIOD;
const NO_TOKEN = "a".repeat(43);
const of = (subject: Subject, place: string) => canary(subject.owner, place);

/** Filters of a dashboard that name what only the other has. */
const filtered = (other: Subject): Question[] => [
  { input: { period, filters: { category: null, account: [of(other, "account")] } }, outcome: "own" },
  { input: { period, filters: { category: [of(other, "category")], account: null } }, outcome: "own" },
];

const asked = (measures: string[], dimensions: string[], filters: object[] = []) => ({ measures, dimensions, filters, period });

/** A price tried on a home's use. */
const tried = (subject: Subject) => ({ subject: subject.id, currency: "EUR", plan: { kind: "flat", perKwhMicros: 300_000 } });

/** Every query of the app. A procedure without a case here fails the test. */
export const QUERIES: Readonly<Record<string, QueryCase>> = {
  "account.get": { may: "account.own", own: () => ({ input: undefined, shows: "@example.org" }) },
  // Open to whoever has a link: the token of none tells nothing.
  "account.lookReset": { may: null, own: () => ({ input: { token: NO_TOKEN }, shows: null }) },
  "invitations.list": { may: "user.manage", own: (us) => ({ input: undefined, shows: canary(us.letter, "invited") }) },
  "invitations.look": { may: null, own: () => ({ input: { token: NO_TOKEN }, shows: null }) },
  "audit.list": {
    may: "audit.read",
    own: (us) => ({ input: {}, shows: canary(us.letter, "fullkey") }),
    others: (them) => [{ input: { after: them.auditId }, outcome: "own" }],
  },
  "audit.choices": { may: "audit.read", own: () => ({ input: undefined, shows: "key.create" }) },
  "batches.list": {
    may: "batch.read",
    own: (_, subject) => ({ input: {}, shows: of(subject, "origin") }),
    others: (them) => [{ input: { after: cursor(them.batch) }, outcome: "own" }],
  },
  "batches.get": {
    may: "batch.read",
    own: (us) => ({ input: { id: us.batch }, shows: canary(us.letter, "error") }),
    others: (them) => [{ input: { id: them.batch }, outcome: "missing" }],
  },
  "dashboards.offered": {
    may: "dashboard.read",
    own: () => ({ input: {}, shows: "spending" }),
    others: (_, other) => [{ input: { subject: other.id }, outcome: "nothing" }],
  },
  "dashboards.spending": {
    may: "dashboard.read",
    own: (_, subject) => ({ input: { period }, shows: of(subject, "merchant") }),
    others: (_, other) => [...filtered(other), { input: { period, subject: other.id }, outcome: "nothing" }],
  },
  "dashboards.devices": {
    may: "dashboard.read",
    own: (_, subject) => ({ input: { period, subject: subject.id }, shows: of(subject, "devicename") }),
    others: (_, other) => [
      { input: { period, subject: other.id }, outcome: "nothing" },
      { input: { period, filters: { device: [of(other, "device")], room: null } }, outcome: "own" },
      { input: { period, filters: { device: null, room: [of(other, "room")] } }, outcome: "own" },
    ],
  },
  "embed.settings": { may: "settings.read", own: (us) => ({ input: undefined, shows: canary(us.letter, "origin") }) },
  "embed.keys": { may: "settings.read", own: (us) => ({ input: undefined, shows: canary(us.letter, "embedkey") }) },
  "embed.sessions": {
    may: "settings.read",
    own: (us) => ({ input: {}, shows: canary(us.letter, "framed") }),
    others: (them) => [{ input: { before: cursor(them.embed.session) }, outcome: "own" }],
  },
  "events.transactions": {
    may: "event.read",
    own: (_, subject) => ({ input: { period }, shows: of(subject, "description") }),
    others: (_, other) => [
      { input: { period, subject: other.id }, outcome: "nothing" },
      ...["category", "merchant", "account"].map((dimension): Question => {
        const filters = { category: null, merchant: null, account: null, [dimension]: [of(other, dimension)] };
        return { input: { period, filters }, outcome: "nothing" };
      }),
    ],
  },
  "events.readings": {
    may: "event.read",
    own: (_, subject) => ({ input: { period }, shows: of(subject, "device") }),
    others: (_, other) => [
      { input: { period, subject: other.id }, outcome: "nothing" },
      { input: { period, filters: { device: [of(other, "device")], channel: null } }, outcome: "nothing" },
      { input: { period, filters: { device: [SHARED.device], channel: null } }, outcome: "own" },
    ],
  },
  "events.event": {
    may: "event.read",
    // The same source and id exist in the other tenant too.
    own: (_, subject) => ({ input: { source: SHARED.source, id: SHARED.event(subject.owner) }, shows: of(subject, "merchant") }),
    others: (_, other) => [
      { input: { source: `/${of(other, "source")}`, id: of(other, "eventtx1") }, outcome: "missing" },
      { input: { source: `/${of(other, "source")}`, id: of(other, "eventreading10"), subject: other.id }, outcome: "missing" },
    ],
  },
  "explore.ask": {
    may: "explore.query",
    own: (_, subject) => ({
      input: { measures: ["spending.out"], dimensions: ["subject", "merchant"], period, comparison: "previous" },
      shows: of(subject, "personname"),
    }),
    others: (_, other) => [
      { input: { measures: ["spending.out"], dimensions: ["merchant"], period, subject: other.id }, outcome: "nothing" },
      { input: { measures: ["devices.energy"], dimensions: ["device"], period, subject: other.id }, outcome: "nothing" },
      ...["merchant", "category", "account"].map((dimension): Question => {
        const filters = [{ dimension, not: false, values: [of(other, dimension)] }];
        return { input: { measures: ["spending.out"], dimensions: ["account", "subject"], filters, period }, outcome: "nothing" };
      }),
    ],
  },
  "explore.choices": {
    may: "explore.query",
    own: () => ({ input: { measures: ["spending.out"] }, shows: "spending.out" }),
    others: (_, other) => [{ input: { measures: ["spending.out"], subject: other.id }, outcome: "nothing" }],
  },
  "explore.values": {
    may: "explore.query",
    own: (_, subject) => ({ input: { dimension: "subject" }, shows: of(subject, "personname") }),
    others: (_, other) => [
      ...["merchant", "category", "account", "device", "room"].map(
        (dimension): Question => ({ input: { dimension, subject: other.id }, outcome: "nothing" }),
      ),
      ...["merchant", "category", "account", "device", "room"].map(
        (dimension): Question => ({ input: { dimension, search: of(other, dimension) }, outcome: "nothing" }),
      ),
    ],
  },
  "freshness.now": { may: "batch.read", own: () => ({ input: undefined, shows: null }) },
  "freshness.day": { may: "batch.read", own: (us) => ({ input: undefined, shows: canary(`${us.letter}1`, "source") }) },
  "keys.list": { may: "key.manage", own: (us) => ({ input: undefined, shows: canary(us.letter, "fullkey") }) },
  "metrics.list": { may: "explore.query", own: () => ({ input: undefined, shows: null }) },
  "metrics.query": {
    may: "explore.query",
    own: (_, subject) => ({
      input: asked(["spending.out"], ["merchant", "category", "account"]),
      shows: of(subject, "merchant"),
    }),
    others: (_, other) => [
      { input: { ...asked(["spending.out"], ["merchant"]), subject: other.id }, outcome: "nothing" },
      { input: { ...asked(["devices.energy"], ["device", "room"]), subject: other.id }, outcome: "nothing" },
      { input: asked(["spending.out"], ["subject"], [{ dimension: "subject", in: [other.id] }]), outcome: "nothing" },
      { input: asked(["devices.energy"], ["subject", "device"], [{ dimension: "subject", in: [other.id] }]), outcome: "nothing" },
      ...["merchant", "category", "account"].map((dimension): Question => {
        const filter = { dimension, in: [of(other, dimension)] };
        return { input: asked(["spending.out"], ["merchant", "category", "account"], [filter]), outcome: "nothing" };
      }),
    ],
  },
  "quarantine.list": {
    may: "quarantine.read",
    own: (_, subject) => ({ input: {}, shows: of(subject, "eventsplit") }),
    others: (them) => [
      { input: { batchId: them.batch }, outcome: "nothing" },
      { input: { after: cursor(them.quarantineId) }, outcome: "own" },
    ],
  },
  "quarantine.reasons": { may: "quarantine.read", own: (us) => ({ input: undefined, shows: canary(`${us.letter}1`, "source") }) },
  "quarantine.get": {
    may: "quarantine.read",
    own: (us) => ({ input: { id: us.quarantineId }, shows: us.quarantineId }),
    others: (them) => [{ input: { id: them.quarantineId }, outcome: "missing" }],
  },
  "quarantine.content": {
    may: "quarantine.bytes",
    own: (us) => ({ input: { id: us.quarantineId }, shows: us.letter }),
    others: (them) => [{ input: { id: them.quarantineId }, outcome: "missing" }],
  },
  "quarantine.count": {
    may: "quarantine.read",
    own: (us) => ({ input: { state: "open", filter: { ids: [us.quarantineId] } }, shows: '"events":1' }),
    others: (them) => [
      { input: { state: "open", filter: { ids: [them.quarantineId] } }, outcome: "nothing", says: '"events":0' },
      { input: { state: "open", filter: { batchId: them.batch } }, outcome: "nothing", says: '"events":0' },
    ],
  },
  "quarantine.jobs": { may: "quarantine.replay", own: (us) => ({ input: undefined, shows: canary(us.letter, "jobnote") }) },
  "quarantine.job": {
    may: "quarantine.replay",
    own: (us) => ({ input: { id: us.quarantineJobId }, shows: canary(us.letter, "jobnote") }),
    others: (them) => [{ input: { id: them.quarantineJobId }, outcome: "missing" }],
  },
  "rules.current": { may: "rule.manage", own: (us) => ({ input: undefined, shows: canary(us.letter, "rule") }) },
  "rules.categories": { may: "rule.manage", own: (_, subject) => ({ input: undefined, shows: of(subject, "category") }) },
  "rules.versions": { may: "rule.manage", own: (us) => ({ input: undefined, shows: canary(us.letter, "rulenote") }) },
  "rules.version": {
    may: "rule.manage",
    own: (us) => ({ input: { version: 2 }, shows: canary(us.letter, "rule") }),
    others: () => [{ input: { version: 3 }, outcome: "missing" }],
  },
  "rules.run": { may: "rule.manage", own: () => ({ input: undefined, shows: "requestedAt" }) },
  "runs.list": {
    may: "batch.read",
    own: (us) => ({ input: {}, shows: canary(us.letter, "file") }),
    others: (them) => [{ input: { after: cursor(them.runId) }, outcome: "own" }],
  },
  "runs.get": {
    may: "batch.read",
    own: (us) => ({ input: { id: us.runId }, shows: canary(us.letter, "file") }),
    others: (them) => [{ input: { id: them.runId }, outcome: "missing" }],
  },
  "runs.platform": {
    may: "platform.read",
    own: (us) => ({ input: {}, shows: canary(us.letter, "file") }),
    tells: (them) => [them.runId, them.slug, them.batch, canary(them.letter, "file")],
  },
  "session.me": { may: null, own: () => ({ input: undefined, shows: null }) },
  "subjects.list": {
    may: "subject.list",
    own: (_, subject) => ({ input: {}, shows: of(subject, "personname") }),
    others: (_, other) => [
      { input: { search: of(other, "personname") }, outcome: "nothing" },
      { input: { after: other.id }, outcome: "own" },
    ],
  },
  "subjects.find": {
    may: "subject.list",
    own: (_, subject) => ({ input: { sort: "spent" }, shows: of(subject, "personname") }),
    others: (_, other) => [
      { input: { search: of(other, "personname") }, outcome: "nothing" },
      { input: { sort: "subject", cursor: place(other.id, other.id) }, outcome: "own" },
    ],
  },
  "tariffs.list": {
    may: "settings.read",
    own: (_, subject) => ({ input: {}, shows: of(subject, "tariffname") }),
    others: (_, other) => [
      { input: { search: of(other, "tariffname") }, outcome: "nothing" },
      { input: { search: of(other, "personname") }, outcome: "nothing" },
    ],
  },
  "tariffs.removed": {
    may: "tariff.manage",
    own: (us) => ({ input: undefined, shows: canary(us.subjects[1].owner, "removedtariff") }),
  },
  "tariffs.preview": {
    may: "tariff.manage",
    own: (_, subject) => ({ input: tried(subject), shows: '"costMinor":' }),
    others: (_, other) => [{ input: tried(other), outcome: "nothing" }],
  },
  "tenants.list": {
    may: "tenant.list",
    own: (us) => ({ input: {}, shows: us.slug }),
    tells: (them) => [them.id, them.slug, canary(them.letter, "name")],
  },
  "tenants.current": { may: "settings.read", own: (us) => ({ input: undefined, shows: us.slug }) },
  "users.list": { may: "user.manage", own: (us) => ({ input: undefined, shows: canary(us.letter, "admin") }) },
};

/** A place in a list that goes on by keys. */
const place = (...keys: string[]): string => Buffer.from(JSON.stringify(keys)).toString("base64url");

/** A page's place just before the row of this id, as clients get it (and may make it up). */
const cursor = (id: string): string => `${new Date(Date.now() + 60_000).toISOString()}~${id}`;
