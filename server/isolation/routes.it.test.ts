import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nextAuthOptions } from "#server/auth/next-auth-options.ts";
import { SECRET } from "#server/auth/testing/people.ts";
import { newPair } from "#server/embed/testing/signing.ts";
import { type Asker, askersOf, foreignIds, foreignIn, withKey } from "#server/isolation/testing/asking.ts";
import { canariesIn, canary } from "#server/isolation/testing/canary.ts";
import { allRoutes, type Call, callRoute } from "#server/isolation/testing/routes.ts";
import { type Setting, setUp } from "#server/isolation/testing/setting.ts";
import { AMOUNT, eventsOf, PERIOD, SHARED } from "#server/isolation/testing/stories.ts";
import type { TenantWorld, World } from "#server/isolation/testing/world.ts";
import type { KeyScope } from "#server/keys/scopes.ts";
import { DIMENSIONS } from "#server/metrics/dimensions.ts";
import { OPERATIONS } from "#server/openapi/operations.ts";

// Only theirs: every REST route there is, called with a key of A for its own and with the ids of B.
let setting: Setting;
let world: World;
let askers: Asker[];
let routes: Awaited<ReturnType<typeof allRoutes>>;

beforeAll(async () => {
  setting = await setUp();
  world = setting.world;
  askers = await askersOf(world);
  routes = await allRoutes();
});
afterAll(() => setting?.end());

type RouteCase = {
  /** Scopes of which a key must have one; null: open to everyone, and telling nobody's data. */
  needs: readonly KeyScope[] | null;
  own(us: TenantWorld): Call & { shows?: string };
  others?(them: TenantWorld): (Call & { status: number })[];
};

const period = PERIOD;
const noFrames = { origins: [], rights: [], theme: {}, locale: null };
const spent = (scope: unknown, more: object = {}) => ({ body: { scope, measures: ["spending.out"], period, ...more } });

/** Every route of the app folder. One without a case here fails the test. */
const CASES: Readonly<Record<string, RouteCase>> = {
  "POST /api/v1/events": {
    needs: ["events:write"],
    own: () => ({ body: fresh("own", "someone") }),
    // Ids of B's are free for A to use: they name something of A's own.
    others: (them) => [
      { body: fresh("aboutb", them.subjects[1].id), status: 200 },
      { body: eventsOf(them.subjects[1])[3], status: 200 },
    ],
  },
  "GET /api/v1/batches/[id]": {
    needs: ["events:write", "events:read"],
    own: (us) => ({ params: { id: us.batch }, shows: canary(`${us.letter}1`, "origin") }),
    others: (them) => [
      { params: { id: them.batch }, status: 404 },
      { params: { id: them.quarantineId }, status: 404 },
    ],
  },
  "POST /api/v1/query": {
    needs: ["query:read"],
    own: (us) => ({ ...spent("tenant", { dimensions: ["merchant"] }), shows: canary(`${us.letter}1`, "merchant") }),
    others: (them) => [
      { ...spent({ subject: them.subjects[1].id }, { dimensions: ["merchant", "category", "account"] }), status: 200 },
      {
        ...spent("tenant", { dimensions: ["subject"], filters: [{ dimension: "subject", in: [them.subjects[1].id] }] }),
        status: 200,
      },
      { ...spent("tenant", { tenantId: them.id, tenant: them.slug }), status: 400 },
    ],
  },
  "GET /api/v1/metrics": { needs: ["query:read"], own: () => ({}) },
  "GET /api/v1/embed/settings": { needs: ["embed:manage"], own: (us) => ({ shows: canary(us.letter, "origin") }) },
  "PUT /api/v1/embed/settings": {
    needs: ["embed:manage"],
    own: (us) => ({ body: { ...noFrames, origins: [`https://${canary(us.letter, "origin")}.example`] } }),
    others: (them) => [{ body: { ...noFrames, tenantId: them.id, issuer: them.slug }, status: 200 }],
  },
  "GET /api/v1/embed/keys": { needs: ["embed:manage"], own: (us) => ({ shows: canary(us.letter, "embedkey") }) },
  "POST /api/v1/embed/keys": {
    needs: ["embed:manage"],
    own: () => ({ body: { name: "Another", jwk: newPair().jwk } }),
    others: (them) => [{ body: { kid: them.embed.kid, name: "Another", jwk: newPair().jwk, tenantId: them.id }, status: 200 }],
  },
  "DELETE /api/v1/embed/keys/[kid]": {
    needs: ["embed:manage"],
    own: (us) => ({ params: { kid: us.embed.spareKid } }),
    others: (them) => [{ params: { kid: them.embed.spareKid }, status: 404 }],
  },
  "GET /api/v1/embed/sessions": { needs: ["embed:manage"], own: (us) => ({ shows: canary(us.letter, "framed") }) },
  "POST /api/v1/embed/sessions": {
    needs: ["embed:mint"],
    own: (us) => ({ body: { dashboard: "spending", subject: us.subjects[1].id }, shows: "/embed/v/" }),
    // A subject is one of the key's own tenant, whatever it is called.
    others: (them) => [
      { body: { dashboard: "spending", subject: them.subjects[1].id }, status: 200 },
      { body: { dashboard: "spending", subject: them.subjects[1].id, tenantId: them.id }, status: 400 },
    ],
  },
  "DELETE /api/v1/embed/sessions/[id]": {
    needs: ["embed:manage"],
    own: (us) => ({ params: { id: us.embed.spareSession } }),
    others: (them) => [{ params: { id: them.embed.session }, status: 404 }],
  },
  "GET /api/v1/openapi.json": { needs: null, own: () => ({}) },
  "GET /livez": { needs: null, own: () => ({}) },
  "GET /readyz": { needs: null, own: () => ({}) },
};
/** Doors with cases of their own: procedures.it.test.ts and changes.it.test.ts; and below, since next-auth runs in Next alone. */
const ELSEWHERE = [
  "GET /api/trpc/[trpc]",
  "POST /api/trpc/[trpc]",
  "GET /api/auth/[...nextauth]",
  "POST /api/auth/[...nextauth]",
  // A logo, for those who are signed in: logo.it.test.ts.
  "GET /brand/[hash]",
  // For the operator, by a token that is no key: app/metrics/metrics.it.test.ts.
  "GET /metrics",
  // For people, not for keys: server/quarantine/raw-route.it.test.ts.
  "GET /api/v1/quarantine/[id]/raw",
  // What a browser asks before it sends a bearer: the same for everyone, frames.it.test.ts.
  ...["/api/trpc/[trpc]", "/api/v1/metrics", "/api/v1/query"].map((path) => `OPTIONS ${path}`),
  // Doors of frames, for tokens and sessions of frames, not for keys: app/embed/doors.it.test.ts and frames.it.test.ts.
  ...["/embed/[dashboard]", "/embed/v/[ticket]"].flatMap((path) => [`GET ${path}`, `HEAD ${path}`]),
  "POST /embed/[dashboard]",
  ...["GET /embed/api/live", "OPTIONS /embed/api/live", "POST /embed/api/renew", "OPTIONS /embed/api/renew"],
  ...["POST /embed/api/drawing", "OPTIONS /embed/api/drawing"],
  // Reads nothing: whatever is asked, there is nothing.
  ...["GET /embed/[...rest]", "POST /embed/[...rest]", "HEAD /embed/api/live"],
  ...["DELETE", "GET", "PATCH", "POST", "PUT"].map((method) => `${method} /api/v1/[...rest]`),
];

const fresh = (place: string, subject: string) => ({
  ...{ specversion: "1.0", id: `new-${place}`, source: "/new", type: "inlay.core.subject.v1", subject },
  ...{ time: new Date(Date.now() - 60_000).toISOString(), data: { name: "New" } },
});
const call = (route: string, headers: Record<string, string>, given: Call) =>
  callRoute(routes.get(route)!, route, headers, given);
const ofA = (found: string) => askers.at(-1)!.mayRead(found);

test("every route of the app has a case here, and every REST operation is one of them", () => {
  expect([...routes.keys()].sort()).toEqual([...Object.keys(CASES), ...ELSEWHERE].sort());
  for (const { method, path, scopes } of OPERATIONS) {
    const route = `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, "[$1]")}`;
    expect({ route, needs: CASES[route]?.needs }).toEqual({ route, needs: scopes });
  }
});

describe.each(Object.entries(CASES))("%s", (route, kase) => {
  test("gives a key its tenant's own", async () => {
    const { shows, ...own } = kase.own(world.a);
    const answer = await call(route, withKey(world.a.keys.full.key), own);
    expect(answer.status).toBeLessThan(kase.needs === null ? 500 : 300);
    if (shows) expect(answer.text).toContain(shows);
    expect([...foreignIn(answer.text, own, ofA), ...foreignIds(answer.text, own, world)]).toEqual([]);
    if (kase.needs === null) expect(canariesIn(answer.text)).toEqual([]);
  });

  test("gives it nothing of another tenant's, and changes nothing there", async () => {
    const stored = () => setting.db.login()`select count(*)::int as n from raw.event where tenant_id = ${world.b.id}`;
    const before = await stored();
    for (const { status, ...other } of kase.others?.(world.b) ?? []) {
      const answer = await call(route, withKey(world.a.keys.full.key), other);
      expect({ other, status: answer.status, text: answer.text }).toMatchObject({ other, status });
      expect([...foreignIn(answer.text, other, ofA), ...foreignIds(answer.text, other, world)]).toEqual([]);
      if (route.endsWith("/query") && status === 200) expect(JSON.parse(answer.text).rows).toEqual([]);
      // Not "duplicate" and not "conflict": what B has stored is not even known here.
      if (route.endsWith("/events")) expect(JSON.parse(answer.text)).toMatchObject({ accepted: 1, duplicate: 0, quarantined: 0 });
    }
    expect(await stored()).toEqual(before);
  });

  test("is refused without a valid key, with one that may not, and for a session", async () => {
    const { shows: _, ...own } = kase.own(world.a);
    const secretOfB = world.b.keys.full.key.slice(-43);
    const strangers: [string, Record<string, string>, number][] = [
      ["nobody", {}, 401],
      ["a revoked key", withKey(world.a.keys.revoked.key), 401],
      ["a key of two tenants' halves", withKey(`inlay_${world.a.keys.full.prefix}_${secretOfB}`), 401],
      ["a key without scopes", withKey(world.a.keys.none.key), 403],
      ["an admin's session", askers.find(({ name }) => name === "admin of A")!.headers, 401],
    ];
    for (const [who, headers, status] of strangers) {
      const answer = await call(route, headers, own);
      if (kase.needs !== null) expect({ who, status: answer.status }).toEqual({ who, status });
      expect({ who, found: canariesIn(answer.text) }).toEqual({ who, found: [] });
    }
  });
});

test("what next-auth tells a browser of its session is when it ends, and nothing of who it is", async () => {
  const { id, email } = world.a.people.admin;
  const session = { expires: "2030-01-01T00:00:00Z", user: { name: canary("a", "adminname"), email } };
  const token = { userId: id, sessionVersion: 1, email, name: canary("a", "adminname") };
  const told = await nextAuthOptions(SECRET).callbacks!.session!({
    ...{ session, token, user: { id, email, emailVerified: null, sessionVersion: 1 } },
    ...{ newSession: null, trigger: "update" },
  });
  expect(told).toEqual({ expires: session.expires });
});

describe("a question about one subject", () => {
  const rowsOf = async (body: object) => {
    const answer = await call("POST /api/v1/query", withKey(world.a.keys.full.key), { body });
    return {
      status: answer.status,
      text: answer.text,
      rows: (JSON.parse(answer.text) as { rows?: Record<string, unknown>[] }).rows ?? [],
    };
  };

  test("has its own figures", async () => {
    const { rows } = await rowsOf(spent({ subject: world.a.subjects[1].id }).body);
    expect(rows).toEqual([{ currency: "EUR", "spending.out": 5 * AMOUNT.a1 }]);
  });

  test.each(DIMENSIONS.filter(({ type, values }) => type === "string" && !values))(
    "gives nothing of another's by the dimension $name, filtered or grouped",
    async ({ name, domains }) => {
      const { a, b } = world;
      const scope = { subject: a.subjects[1].id };
      for (const domain of domains) {
        const measures = domain === "spending" ? ["spending.out"] : ["devices.energy"];
        const needed = domain === "devices" && name !== "device" ? ["device"] : [];
        for (const { owner, id } of [a.subjects[2], b.subjects[1]]) {
          const values = [id, ...["merchant", "category", "account", "device", "room"].map((place) => canary(owner, place))];
          const filtered = await rowsOf({
            scope,
            measures,
            period,
            dimensions: needed,
            filters: [{ dimension: name, in: values }],
          });
          expect(filtered.rows).toEqual([]);
        }
        const grouped = await rowsOf({ scope, measures, period, dimensions: [...needed, name] });
        expect(canariesIn(grouped.text).filter((found) => !found.startsWith("qza1x"))).toEqual([]);
      }
    },
  );

  test("does not mix the devices of two homes that are called the same", async () => {
    const body = { scope: { subject: world.a.subjects[1].id }, measures: ["devices.energy"], period, dimensions: ["device"] };
    const { rows } = await rowsOf({ ...body, filters: [{ dimension: "device", in: [SHARED.device] }] });
    expect(rows).toEqual([{ device: SHARED.device, "devices.energy": 2_002 }]);
  });
});
