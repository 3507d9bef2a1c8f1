import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { keptDrawing } from "#app/embed/kept-drawing.ts";
import { takeRenderer } from "#app/embed/testing/take-renderer.ts";
import { serveApp } from "#app/testing/serve-app.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { payment } from "#pipelines/collect/testing/sender.ts";
import { makeTenant, SECRET } from "#server/auth/testing/people.ts";
import { createKey } from "#server/keys/create-key.ts";
import { closeLiveHub } from "#server/live/hub.ts";
import { log } from "#server/log.ts";
import { watchRequests } from "#server/observe/watch-requests.ts";
import { WEB_METRICS } from "#server/observe/web-metrics.ts";
import { closePools } from "#server/pools.ts";

/** What is known of a tenant may be a second old. */
const PATIENT = { timeout: 10_000 };
const TOKEN = "a token for tests, without spaces".replaceAll(" ", "-");

let db: TestDatabase;
let app: Awaited<ReturnType<typeof serveApp>>;
let removed: () => Promise<void>;
let tenant: { id: string };
let key: string;
let unwatch: () => void;
beforeAll(async () => {
  db = await testDatabase();
  vi.stubEnv("DATABASE_URL", db.url);
  vi.stubEnv("AUTH_SECRET", SECRET);
  vi.stubEnv("METRICS_TOKEN", TOKEN);
  log.level = "silent";
  unwatch = watchRequests(0);
  removed = await takeRenderer();
  app = await serveApp();
  tenant = await makeTenant(db);
  ({ key } = await createKey(db.sql("pipeline"), tenant.id, { name: "test", scopes: ["events:write", "query:read"] }, "test"));
});
afterAll(async () => {
  await app.close();
  await removed();
  unwatch();
  await closeLiveHub();
  await closePools();
  vi.useRealTimers();
  vi.unstubAllEnvs();
  await db.drop();
});

const scrape = (headers: Record<string, string> = { authorization: `Bearer ${TOKEN}` }) =>
  fetch(`${app.url}/metrics`, { headers });

/** Values by their series, as Prometheus reads them now and not from a moment ago. */
async function series(): Promise<Map<string, number>> {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 10_000, shouldAdvanceTime: true });
  const lines = (await (await scrape()).text()).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ") + 1))]));
}
/** How much each of these series grew. */
async function growthOf(names: readonly string[], work: () => Promise<unknown>): Promise<number[]> {
  const before = await series();
  await work();
  const after = await series();
  return names.map((name) => (after.get(name) ?? 0) - (before.get(name) ?? 0));
}
const send = (events: unknown[]) =>
  fetch(`${app.url}/api/v1/events`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify(events),
  });

describe("the door of /metrics", () => {
  test("is not there without METRICS_TOKEN, whatever is sent", async () => {
    vi.stubEnv("METRICS_TOKEN", "");
    expect((await scrape()).status).toBe(404);
    expect((await scrape({})).status).toBe(404);
    vi.stubEnv("METRICS_TOKEN", TOKEN);
  });

  test.each([
    ["nothing", {}],
    ["another token", { authorization: `Bearer ${TOKEN.slice(0, -1)}x` }],
    ["a part of it", { authorization: `Bearer ${TOKEN.slice(0, -1)}` }],
    ["more than it", { authorization: `Bearer ${TOKEN}x` }],
    ["it as a password", { authorization: `Basic ${Buffer.from(`:${TOKEN}`).toString("base64")}` }],
    ["an empty bearer", { authorization: "Bearer " }],
  ])("stays closed to %s", async (_, headers) => {
    const answer = await scrape(headers);
    expect([answer.status, await answer.text()]).toEqual([401, expect.not.stringContaining("inlay_")]);
  });

  test("tells figures to the bearer, for no page, frame or cache to keep", async () => {
    const answer = await scrape({ authorization: `Bearer ${TOKEN}`, origin: "https://evil.example" });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8"]);
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("x-frame-options")).toBe("DENY");
    expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(await answer.text()).toContain("inlay_database_up 1");
  });
});

test("1,000 random paths, methods, subjects and procedures add no series, and none of them is in any", async () => {
  // What can be: each method at each kind of address, known or not, with and without a bearer.
  const methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "PROPFIND"];
  const kinds = (part: string) => [
    `/${part}`,
    `/api/v1/${part}`,
    `/api/v1/batches/${part}`,
    `/api/trpc/${part}`,
    `/api/trpc/dashboards.spending?input=${encodeURIComponent(JSON.stringify({ subject: part }))}`,
    `/brand/${part}`,
    `/embed/${part}/x`,
  ];
  const round = async (part: string, method: string) => {
    for (const path of kinds(part)) await ask(method, path, part);
  };
  for (const method of methods) await round("first", method);
  const before = await series();
  let sent = 0;
  for (let n = 0; sent < 1_000; n++) {
    await round(`canary${n}${Math.random().toString(36).slice(2)}`, methods[n % methods.length]!);
    sent += 7;
  }
  const after = await series();
  expect([...after.keys()].filter((name) => !before.has(name))).toEqual([]);
  expect([...after.keys()].filter((name) => /canary|first/.test(name))).toEqual([]);
  expect(after.get('inlay_http_requests_total{route="(nowhere)",method="GET",status="404"}')).toBeGreaterThan(10);
}, 60_000);

/** Asks with any method, and with the part as query, bearer and header too. */
function ask(method: string, path: string, part: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${part}`, "x-request-id": `${part}-${part}`, "x-inlay-subject": part };
    const going = request(`${app.url}${path}${path.includes("?") ? "&" : "?"}q=${part}`, { method, headers }, (answer) => {
      answer.resume().once("end", resolve);
    });
    going.once("error", reject).end();
  });
}

describe("the figures of a web process", () => {
  test("count requests and their time by address, and calls of procedures by name", async () => {
    const names = [
      'inlay_http_requests_total{route="/api/v1/batches/[id]",method="GET",status="401"}',
      'inlay_http_request_duration_seconds_count{route="/api/v1/batches/[id]",method="GET"}',
      'inlay_procedure_calls_total{procedure="session.me",code="ok"}',
      'inlay_procedure_calls_total{procedure="dashboards.offered",code="UNAUTHENTICATED"}',
    ];
    const grown = await growthOf(names, async () => {
      await fetch(`${app.url}/api/v1/batches/1`);
      await fetch(`${app.url}/api/trpc/session.me,dashboards.offered?batch=1&input=${encodeURIComponent('{"1":{}}')}`);
    });
    expect(grown).toEqual([1, 1, 1, 1]);
  });

  test("count events by what became of them", async () => {
    const [a, b] = [payment("a"), payment("b")];
    const names = ["accepted", "duplicate", "quarantined"].map((outcome) => `inlay_events_total{outcome="${outcome}"}`);
    const grown = await growthOf(names, async () => {
      expect((await send([a])).status).toBe(200);
      expect((await send([a, b, { ...payment("c"), type: "none.of.ours" }])).status).toBe(200);
    });
    expect(grown).toEqual([2, 1, 1]);
  });

  test("count who is sent away for a while, by the reason", async () => {
    const names = ["quota", "backlog"].map((reason) => `inlay_throttled_total{reason="${reason}"}`);
    const grown = await growthOf(names, async () => {
      for (const [column, limit] of Object.entries({ events_per_minute: 1, backlog_limit: 1 })) {
        const [before] = await db.login()`select ${db.login()(column)} as value from core.tenant where id = ${tenant.id}`;
        await db.login()`update core.tenant set ${db.login()({ [column]: limit })} where id = ${tenant.id}`;
        await expect.poll(async () => (await send([payment("d"), payment("e")])).status, PATIENT).toBeGreaterThan(400);
        await db.login()`update core.tenant set ${db.login()({ [column]: before!.value })} where id = ${tenant.id}`;
        await expect.poll(async () => (await send([payment("f")])).status, PATIENT).toBe(200);
      }
    });
    expect(grown.map((n) => n > 0)).toEqual([true, true]);
  });

  test("tell of a pool that has less than is asked for", async () => {
    const busy = 'inlay_pool_busy{role="app"}';
    const waiting = 'inlay_pool_waiting{role="app"}';
    // One key is looked up once, however many ask with it at a time.
    const make = () => createKey(db.sql("pipeline"), tenant.id, { name: "test", scopes: ["query:read"] }, "test");
    const keys = await Promise.all(Array.from({ length: 15 }, make));
    const lock = db.login().reserve();
    const held = await lock;
    await held`begin`;
    await held`lock table core.api_key`;
    const asked = keys.map((own) => fetch(`${app.url}/api/v1/metrics`, { headers: { authorization: `Bearer ${own.key}` } }));
    await expect.poll(async () => (await series()).get(waiting), PATIENT).toBe(5);
    expect((await series()).get(busy)).toBe(10);
    expect((await series()).get("inlay_http_requests_in_flight")).toBe(16);
    await held`rollback`;
    held.release();
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(Array(15).fill(200));
    const after = await series();
    expect([after.get(busy), after.get(waiting)]).toEqual([0, 0]);
  });

  test("count frames that are drawn, and those that are shown as they were drawn a moment ago", async () => {
    const scope = { tenantId: tenant.id, subjects: { mode: "all" }, limits: "none" } as const;
    const show = () => keptDrawing("frame", scope, async () => ({ now: "", print: "", mark: "", content: "" }));
    const names = ["drawn", "kept"].map((how) => `inlay_frames_total{how="${how}"}`);
    expect(await growthOf(names, () => Promise.all([show(), show(), show()]))).toEqual([1, 2]);
  });

  test("count a refused token for embedding by its door and code", async () => {
    const [grown] = await growthOf(['inlay_embed_tokens_total{door="redeem",code="TOKEN_MALFORMED"}'], () =>
      fetch(`${app.url}/embed/spending?token=x`, { headers: { "sec-fetch-dest": "iframe" } }),
    );
    expect(grown).toBe(1);
  });
});

describe("the state of the house", () => {
  test("is the database's own, of all tenants together", async () => {
    const other = await makeTenant(db);
    await db.login()`update raw.batch set state = 'done'`;
    await db.login()`delete from ops.mark`;
    await db.login()`
      insert into raw.batch (tenant_id, id, transport, state, accepted, received_at)
      values (${tenant.id}, gen_random_uuid(), 'http', 'ready', 30, now() - interval '100 s'),
        (${tenant.id}, gen_random_uuid(), 'http', 'ready', 12, now()), (${other.id}, gen_random_uuid(), 'http', 'failed', 7, now())`;
    await db.login()`
      insert into ops.mark (tenant_id, domain, subject, at_from, at_to, since) values (${tenant.id}, 'spending', 's', now(), now(), now() - interval '40 s')`;
    await db.login()`insert into ops.mat_pending (tenant_id, view, month) values (${other.id}, 'spending_tenant_month', '2026-01-01')`;
    await db.login()`update ops.mat_state set refreshed_at = '2026-01-01T00:00:00Z', ms = 1500, rows = 9 where view = 'spending_tenant_month'`;
    const found = await series();
    const near = (name: string) => Math.floor((found.get(name) ?? Number.NaN) / 20) * 20;
    expect({
      ready: found.get('inlay_batches{state="ready"}'),
      failed: found.get('inlay_batches{state="failed"}'),
      events: found.get("inlay_events_waiting"),
      marks: found.get("inlay_marks_waiting"),
      process: near('inlay_oldest_waiting_seconds{stage="process"}'),
      roll: near('inlay_oldest_waiting_seconds{stage="roll"}'),
      worst: near('inlay_freshness_seconds{tenants="worst"}'),
      median: found.get('inlay_freshness_seconds{tenants="median"}'),
      quarantine: found.get("inlay_quarantine_open"),
      pending: found.get('inlay_view_pending{view="spending_tenant_month"}'),
      none: found.get('inlay_view_pending{view="devices_tenant_month"}'),
      refreshed: found.get('inlay_view_refreshed_timestamp_seconds{view="spending_tenant_month"}'),
      took: found.get('inlay_view_refresh_seconds{view="spending_tenant_month"}'),
      rows: found.get('inlay_view_rows{view="spending_tenant_month"}'),
      dead: found.get("inlay_dead_jobs"),
      mails: found.get("inlay_mails_waiting"),
    }).toEqual({
      ...{ ready: 2, failed: 1, events: 42, marks: 1, process: 100, roll: 40, worst: 100, median: 0, quarantine: 1 },
      ...{ pending: 1, none: 0, refreshed: 1767225600, took: 1.5, rows: 9, dead: 0, mails: 0 },
    });
    const ids = [tenant.id, other.id];
    expect([...found.keys()].filter((name) => ids.some((id) => name.includes(id)))).toEqual([]);
  });

  test("is absent while the database is away, which is said; what the process knows itself is told", async () => {
    await db.drop();
    const found = await series();
    expect(found.get("inlay_database_up")).toBe(0);
    expect([...found.keys()].filter((name) => /^inlay_(batches|freshness|quarantine|view|dead|mails)/.test(name))).toEqual([]);
    expect(found.get('inlay_events_total{outcome="accepted"}')).toBeGreaterThan(0);
    expect(found.get('inlay_http_requests_total{route="/metrics",method="GET",status="200"}')).toBeGreaterThan(0);
  });
});

test("names are Prometheus' own way of naming, and each says what it is", () => {
  for (const { name, kind, about } of Object.values(WEB_METRICS)) {
    expect(name).toMatch(/^inlay_[a-z_]+$/);
    expect(name.endsWith("_total")).toBe(kind === "counter");
    expect(about).toMatch(/^[A-Z].*\.$/s);
  }
});
