import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OPTIONS as trpcOptions } from "#app/api/trpc/[trpc]/route.ts";
import { embedCan } from "#server/embed/rights.ts";
import type { EmbedRight } from "#server/embed/rights-input.ts";
import { MUTATIONS } from "#server/isolation/testing/alterations.ts";
import { type Answer, ask, foreignIds, withSession } from "#server/isolation/testing/asking.ts";
import { canariesIn, canary, ownerOf } from "#server/isolation/testing/canary.ts";
import { type Frame, type FrameGrant, openFrame } from "#server/isolation/testing/frames.ts";
import { QUERIES } from "#server/isolation/testing/questions.ts";
import { allRoutes, callRoute } from "#server/isolation/testing/routes.ts";
import { type Setting, setUp } from "#server/isolation/testing/setting.ts";
import { PERIOD, SHARED } from "#server/isolation/testing/stories.ts";
import { ODD } from "#server/isolation/testing/town.ts";
import type { World } from "#server/isolation/testing/world.ts";

// Frames: what a token named, on every path there is, whatever is asked.
const ALL: EmbedRight[] = ["events", "export", "save", "query"];
let setting: Setting;
let world: World;
const frames: Record<string, Frame & { grant: FrameGrant }> = {};

beforeAll(async () => {
  setting = await setUp();
  world = setting.world;
  const { a } = world;
  const of = (place: string) => canary("a1", place);
  const grants: Record<string, FrameGrant> = {
    own: { subject: a.subjects[1].id },
    // Of the whole tenant only what one customer's account and device have.
    locked: { subject: null, locks: { account: [of("account")], device: [of("device")] } },
    byMerchant: { subject: null, locks: { merchant: [of("merchant")], room: [of("room")] } },
    empty: { subject: a.subjects[1].id, locks: { category: [], device: [] } },
    spending: { subject: a.subjects[1].id, dashboards: ["spending"] },
    looking: { subject: a.subjects[1].id, rights: [] },
  };
  for (const [name, grant] of Object.entries(grants))
    frames[name] = { ...(await openFrame(setting.db, a.id, a.embed.kid, grant)), grant };
});
afterAll(() => setting?.end());

/** Everything that is asked of everyone, for one's own and by what others have. */
function everyInput(path: string): unknown[] {
  const { a, b } = world;
  const kase = QUERIES[path]!;
  const subjects = Object.values(a.subjects);
  const others = [
    ...subjects.slice(1).map((one) => [a, one] as const),
    [b, b.subjects[1]] as const,
    [b, b.subjects.same] as const,
  ];
  return [
    ...subjects.map((subject) => kase.own(a, subject).input),
    ...others.flatMap(([tenant, subject]) => (kase.others?.(tenant, subject) ?? []).map(({ input }) => input)),
  ];
}

/** Canaries of an answer that were not in the question. */
const told = ({ text }: Answer, input: unknown) => {
  const asked = canariesIn(JSON.stringify(input ?? null));
  return canariesIn(text).filter((found) => !asked.includes(found));
};

describe.each(["own", "locked", "byMerchant", "empty", "spending", "looking"])("the frame %s", (name) => {
  test("is told of every query what its token allows, and nothing else", async () => {
    const { headers, grant } = frames[name]!;
    let [answered, owned] = [0, 0];
    for (const [path, { may }] of Object.entries(QUERIES)) {
      for (const input of everyInput(path)) {
        const answer = await ask("query", path, input, headers);
        const where = { path, input, status: answer.status, code: answer.code };
        const allowed = may === null || embedCan(grant.rights ?? ALL, may);
        if (!allowed) expect(where).toEqual({ path, input, status: 403, code: "FORBIDDEN" });
        else expect({ ...where, ok: [200, 400, 403, 404].includes(answer.status) }).toEqual({ ...where, ok: true });
        const found = told(answer, input);
        expect({ ...where, foreign: found.filter((one) => ownerOf(one) !== "a1") }).toEqual({ ...where, foreign: [] });
        expect({ ...where, ids: foreignIds(answer.text, input, world) }).toEqual({ ...where, ids: [] });
        if (name === "empty")
          expect({ ...where, rows: found.filter((one) => !/personname|tariff|xid$/.test(one)) }).toEqual({ ...where, rows: [] });
        if (name === "spending")
          expect({ ...where, devices: found.filter((one) => /device|meter|room/.test(one)) }).toEqual({ ...where, devices: [] });
        answered += answer.status === 200 ? 1 : 0;
        owned += found.length > 0 ? 1 : 0;
      }
    }
    // The control: that it asked for something.
    expect(answered).toBeGreaterThan(5);
    if (name !== "empty") expect(owned).toBeGreaterThan(name === "looking" ? 1 : 5);
  });

  test("changes nothing but what its customer says of their own figures", async () => {
    const { headers, grant } = frames[name]!;
    for (const [path, { may, own, others }] of Object.entries(MUTATIONS)) {
      if (embedCan(grant.rights ?? ALL, may)) continue;
      for (const input of [own(world.a), ...others(world.b, world.a).map((one) => one.input)]) {
        const { status, code } = await ask("mutation", path, input, headers);
        expect({ path, status, code }).toEqual({ path, status: 403, code: "FORBIDDEN" });
      }
    }
  });
});

test("another subject does not exist for a frame, nor any single one for a frame of the tenant", async () => {
  const { a } = world;
  for (const path of [
    "dashboards.spending",
    "dashboards.devices",
    "events.transactions",
    "events.readings",
    "metrics.query",
    "explore.ask",
  ]) {
    const { input } = QUERIES[path]!.own(a, a.subjects[1]);
    const other = { ...(input as object), dimensions: ["merchant"], subject: a.subjects[2].id };
    const { dimensions: _, ...plain } = other;
    const asked = path.startsWith("metrics") || path.startsWith("explore") ? other : plain;
    for (const name of ["own", "locked"])
      expect({ path, ...(await ask("query", path, asked, frames[name]!.headers)) }).toMatchObject({
        path,
        status: 404,
        code: "NOT_FOUND",
      });
  }
});

test("a dashboard that the token does not name is refused before it is asked", async () => {
  const { headers } = frames.spending!;
  const period = PERIOD;
  for (const [path, input] of [
    ["dashboards.devices", { period }],
    ["events.readings", { period }],
    ["metrics.query", { measures: ["devices.use"], period }],
    ["explore.ask", { measures: ["devices.use"], period }],
  ] as const)
    expect({ path, ...(await ask("query", path, input, headers)) }).toMatchObject({
      path,
      status: 403,
      code: "DASHBOARD_NOT_ALLOWED",
    });
  for (const [path, input] of [
    ["choices.setStandby", { watts: 10 }],
    ["choices.setUnusual", { key: "hours:x:more:2026-01-01", dismissed: true }],
  ] as const)
    expect({ path, ...(await ask("mutation", path, input, headers)) }).toMatchObject({
      path,
      status: 403,
      code: "DASHBOARD_NOT_ALLOWED",
    });
  const reading = { source: `/${canary("a1", "source")}`, id: canary("a1", "eventreading10") };
  expect(await ask("query", "events.event", reading, headers)).toMatchObject({ status: 404 });
  expect(await ask("query", "events.event", reading, frames.own!.headers)).toMatchObject({ status: 200 });
});

test("an event within a lock is known by what the lock lets through, without what was sent", async () => {
  const { a } = world;
  const lock = { subject: a.subjects[1].id, locks: { category: [canary("a1", "category")] } };
  const { headers } = await openFrame(setting.db, a.id, a.embed.kid, lock);
  const event = { source: SHARED.source, id: SHARED.event("a1") };
  const whole = await ask("query", "events.event", event, frames.own!.headers);
  expect(whole.text).toContain(canary("a1", "iban"));
  const { text } = await ask("query", "events.event", event, headers);
  expect(JSON.parse(text)).toMatchObject({
    result: { data: { withheld: true, batch: null, event: { id: event.id, data: {} }, revisions: [], counted: [{ part: 0 }] } },
  });
  expect(text).not.toContain(canary("a1", "iban"));
  expect(await ask("query", "events.event", event, frames.empty!.headers)).toMatchObject({ status: 404 });
});

test("a viewer's choice is their own subject's, and nobody's for the tenant", async () => {
  const input = { key: "framed-series", state: "confirmed" };
  expect(await ask("mutation", "choices.setRecurring", input, frames.own!.headers)).toMatchObject({ status: 200 });
  const rows = await setting.db.login()`select tenant_id, subject, set_by from core.subject_choice where key = 'framed-series'`;
  expect(rows).toEqual([{ tenant_id: world.a.id, subject: world.a.subjects[1].id, set_by: `embed:${frames.own!.id}` }]);
  for (const name of ["locked", "looking"])
    expect(await ask("mutation", "choices.setRecurring", input, frames[name]!.headers)).toMatchObject({
      status: 403,
      code: "FORBIDDEN",
    });
});

test("odd names are answered or refused in words, never with an error of ours or with SQL", async () => {
  const period = PERIOD;
  const asked = (odd: string): [string, unknown][] => [
    ...["in", "notIn"].map((kind): [string, unknown] => [
      "metrics.query",
      { measures: ["spending.out"], dimensions: ["merchant"], filters: [{ dimension: "merchant", [kind]: [odd, null] }], period },
    ]),
    ["metrics.query", { measures: ["spending.out"], filters: [{ dimension: odd, in: [odd] }], period }],
    ["metrics.query", { measures: ["spending.out"], dimensions: [odd], period }],
    ["metrics.query", { measures: [odd], period }],
    ["metrics.query", { measures: ["spending.out"], orderBy: [{ by: odd }], period }],
    ["explore.ask", { measures: ["devices.energy"], dimensions: ["device", odd], period }],
    [
      "explore.ask",
      {
        measures: ["devices.energy"],
        dimensions: ["device"],
        filters: [{ dimension: "room", not: true, values: [odd] }],
        period,
      },
    ],
    ["explore.values", { dimension: odd }],
    ["explore.values", { dimension: "merchant", search: odd }],
    ["dashboards.spending", { period, filters: { category: [odd], account: [odd] } }],
    ["dashboards.devices", { period, filters: { device: [odd], room: [odd] } }],
    ["events.transactions", { period, filters: { category: null, merchant: [odd, null], account: [odd] }, cursor: odd }],
    ["events.readings", { period, filters: { device: [odd], channel: null } }],
    ["events.event", { source: odd, id: odd }],
  ];
  let answered = 0;
  for (const name of ["own", "locked", "byMerchant"]) {
    for (const odd of ODD) {
      for (const [path, input] of asked(odd)) {
        const { status, text } = await ask("query", path, input, frames[name]!.headers);
        expect({ path, input, status, ok: [200, 400, 404].includes(status) }).toEqual({ path, input, status, ok: true });
        expect(text).not.toMatch(/syntax error|serve\.|SQLSTATE|select |postgres|\bat .*\.ts:/i);
        answered += status === 200 ? 1 : 0;
      }
    }
  }
  expect(answered).toBeGreaterThan(50);
});

describe("by REST", () => {
  const query = async (headers: Record<string, string>, more: object) => {
    const routes = await allRoutes();
    const body = { measures: ["spending.out"], dimensions: ["merchant"], period: PERIOD, ...more };
    return callRoute(routes.get("POST /api/v1/query")!, "POST /api/v1/query", headers, { body });
  };

  test("a frame queries its own scope, and no other", async () => {
    const { own, locked, looking, empty, spending } = frames as Record<string, Frame>;
    const { a } = world;
    for (const more of [{}, { scope: { subject: a.subjects[1].id } }]) {
      const { status, text } = await query(own!.headers, more);
      expect([status, canariesIn(text)]).toEqual([200, [canary("a1", "merchant")]]);
    }
    for (const scope of ["tenant", { subject: a.subjects[2].id }])
      expect(await query(own!.headers, { scope })).toMatchObject({ status: 404 });
    for (const more of [{}, { scope: "tenant" }]) {
      const { status, text } = await query(locked!.headers, more);
      expect([status, canariesIn(text)]).toEqual([200, [canary("a1", "merchant")]]);
    }
    expect(await query(locked!.headers, { scope: { subject: a.subjects[1].id } })).toMatchObject({ status: 404 });
    expect(await query(looking!.headers, {})).toMatchObject({ status: 403 });
    expect(JSON.parse((await query(empty!.headers, {})).text)).toMatchObject({ rows: [] });
    const devices = { measures: ["devices.use"], dimensions: [] };
    expect(JSON.parse((await query(spending!.headers, devices)).text)).toMatchObject({
      code: "DASHBOARD_NOT_ALLOWED",
      status: 403,
    });
    // What compares the main meter with all devices makes no sense of some of them.
    expect(await query(locked!.headers, { measures: ["devices.untracked"], dimensions: [] })).toMatchObject({ status: 400 });
  });

  test("a frame's bearer opens no other route", async () => {
    for (const [route, handler] of await allRoutes()) {
      if (!route.includes("/api/v1/") || /query$|metrics$|openapi|\[\.\.\.rest\]|^OPTIONS/.test(route)) continue;
      const call = { params: { id: world.a.batch, kid: world.a.embed.kid }, ...(/^(POST|PUT)/.test(route) && { body: {} }) };
      const { status, text } = await callRoute(handler, route, frames.own!.headers, call);
      expect({ route, status, refused: status === 401 || status === 403 }).toEqual({ route, status, refused: true });
      expect(canariesIn(text)).toEqual([]);
    }
  });

  test("answers to a bearer may be read by a page of any origin, those to a cookie by none", async () => {
    const { POST, OPTIONS } = await import("#app/api/v1/query/route.ts");
    const { GET } = await import("#app/api/trpc/[trpc]/route.ts");
    const origin = { origin: "null", "sec-fetch-site": "cross-site" };
    const address = "http://127.0.0.1:3999/api/v1/query";
    const sent = (headers: Record<string, string>) =>
      new Request(address, { method: "POST", headers: { ...origin, ...headers }, body: "{}" });
    expect((await POST(sent(frames.own!.headers))).headers.get("access-control-allow-origin")).toBe("*");
    expect((await POST(sent({}))).headers.get("access-control-allow-origin")).toBeNull();
    const session = await withSession(world.a.people.admin);
    const me = (headers: Record<string, string>) => GET(new Request("http://127.0.0.1:3999/api/trpc/session.me", { headers }));
    expect((await me(session)).headers.get("access-control-allow-origin")).toBeNull();
    expect((await me(frames.own!.headers)).headers.get("access-control-allow-origin")).toBe("*");
    for (const open of [OPTIONS, trpcOptions]) {
      const { status, headers } = open();
      expect([status, headers.get("access-control-allow-origin"), headers.get("access-control-allow-credentials")]).toEqual([
        204,
        "*",
        null,
      ]);
      expect(headers.get("access-control-allow-headers")).toContain("authorization");
    }
  });
});

test("beside a bearer no cookie is read, whether the bearer holds or not", async () => {
  const cookie = (await withSession(world.a.people.admin)).cookie!;
  const beside = (authorization: string) =>
    ask("query", "users.list", undefined, { cookie, authorization, "sec-fetch-site": "same-origin" });
  expect(await ask("query", "users.list", undefined, { cookie, "sec-fetch-site": "same-origin" })).toMatchObject({ status: 200 });
  expect(await beside(frames.own!.headers.authorization!)).toMatchObject({ status: 403, code: "FORBIDDEN" });
  expect(await beside(`Bearer inlay_es_${"x".repeat(43)}`)).toMatchObject({ status: 401, code: "SESSION_ENDED" });
  expect(await beside("bearer inlay_es_")).toMatchObject({ status: 401, code: "SESSION_ENDED" });
});
