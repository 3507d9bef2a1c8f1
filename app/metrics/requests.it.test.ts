import { once } from "node:events";
import { symbols } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { takeRenderer } from "#app/embed/testing/take-renderer.ts";
import { serveApp } from "#app/testing/serve-app.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { payment } from "#pipelines/collect/testing/sender.ts";
import { makePerson, makeTenant, SECRET, sessionCookie } from "#server/auth/testing/people.ts";
import { LINKS_PER_ADDRESS } from "#server/invitations/limits.ts";
import { createKey } from "#server/keys/create-key.ts";
import { log } from "#server/log.ts";
import { openRequests } from "#server/observe/open-requests.ts";
import { watchRequests } from "#server/observe/watch-requests.ts";
import { closePools } from "#server/pools.ts";

const PATIENT = { timeout: 10_000 };

let db: TestDatabase;
let app: Awaited<ReturnType<typeof serveApp>>;
let removed: () => Promise<void>;
let tenant: { id: string };
let key: string;
beforeAll(async () => {
  db = await testDatabase();
  vi.stubEnv("DATABASE_URL", db.url);
  vi.stubEnv("AUTH_SECRET", SECRET);
  removed = await takeRenderer();
  app = await serveApp();
  tenant = await makeTenant(db);
  ({ key } = await createKey(db.sql("pipeline"), tenant.id, { name: "test", scopes: ["events:write"] }, "test"));
});
afterAll(async () => {
  await app.close();
  await removed();
  await closePools();
  vi.unstubAllEnvs();
  await db.drop();
});

type Line = { event: string; requestId?: string; [field: string]: unknown };
let lines: Line[];
let unwatch = (): void => {};
const behind = (hops: number) => {
  unwatch();
  unwatch = watchRequests(hops);
};
beforeEach(() => {
  lines = [];
  // What would be written, after all that the logger does to it.
  const stream = (log as unknown as Record<symbol, { write(text: string): void }>)[symbols.streamSym]!;
  vi.spyOn(stream, "write").mockImplementation((text) => void lines.push(JSON.parse(text)));
  behind(0);
});
afterEach(() => {
  unwatch();
  vi.restoreAllMocks();
});
const linesOf = (id: string | null) => lines.filter(({ requestId }) => requestId === id);
/** The line of a request, which is written once its answer is out. */
async function lineOf(answer: Response): Promise<Line> {
  await answer.arrayBuffer();
  const id = answer.headers.get("x-request-id");
  const found = () => linesOf(id).find(({ event }) => event === "http.request");
  await expect.poll(found, PATIENT).toBeDefined();
  return found()!;
}
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${app.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

describe("a request's id", () => {
  test.each([
    ["REST", "/api/v1/events", {}],
    ["REST, at an address that is none", "/api/v1/nowhere", {}],
    ["a procedure", "/api/trpc/session.me", {}],
    ["a procedure that fails", "/api/trpc/dashboards.offered?input={}", {}],
    ["a frame's renewal", "/embed/api/renew", { authorization: "Bearer inlay_es_x" }],
    ["a frame's door", "/embed/nothing", { "sec-fetch-dest": "iframe" }],
  ])("is on the answer of %s, and its own each time", async (_, path, headers) => {
    const answers = await Promise.all([1, 2].map(() => post(path, {}, headers as Record<string, string>)));
    const ids = answers.map((answer) => answer.headers.get("x-request-id"));
    expect(new Set(ids).size).toBe(2);
    for (const answer of answers) expect(await lineOf(answer)).toMatchObject({ status: answer.status });
  });

  test("in a refusal is the same that stands in the log", async () => {
    const answer = await post("/api/v1/events", {});
    const { instance } = (await answer.json()) as { instance: string };
    expect(instance).toBe(`urn:uuid:${answer.headers.get("x-request-id")}`);
  });

  test("is a proxy's own where one is trusted, and an id of ours where none is or it makes no sense", async () => {
    const theirs = "7f3c2a9be0d14e5f8a6b7c8d9e0f1a2b";
    const idFor = async (id: string) => (await post("/api/v1/events", {}, { "x-request-id": id })).headers.get("x-request-id");
    expect(await idFor(theirs)).not.toBe(theirs);
    behind(1);
    expect(await idFor(theirs)).toBe(theirs);
    expect(await idFor("<script>alert(1)</script>")).toMatch(/^[0-9a-f-]{36}$/);
    const answer = await post("/api/v1/events", {}, { "x-request-id": theirs });
    expect(((await answer.json()) as { instance: string }).instance).toBe(`urn:request:${theirs}`);
  });
});

describe("a request's line", () => {
  test("tells route, status, time, tenant and batch, and nothing of what was sent", async () => {
    const secrets = ["a-secret-subject", "a-secret-query"];
    const answer = await post(
      `/api/v1/events?q=${secrets[1]}`,
      { ...payment("line"), subject: secrets[0] },
      { authorization: `Bearer ${key}` },
    );
    const { batch } = (await answer.clone().json()) as { batch: string };
    expect(await lineOf(answer)).toEqual({
      level: 30,
      time: expect.any(String),
      requestId: answer.headers.get("x-request-id"),
      ...{
        tenant: tenant.id,
        batch,
        event: "http.request",
        method: "POST",
        route: "/api/v1/events",
        status: 200,
        ms: expect.any(Number),
      },
    });
    const text = JSON.stringify(lines);
    for (const secret of [...secrets, key, key.slice(10)]) expect(text).not.toContain(secret);
  });

  test("names the procedures that were called, and the tenant of who is signed in", async () => {
    const cookie = await sessionCookie(await makePerson(db, "analyst", tenant.id));
    const answer = await fetch(
      `${app.url}/api/trpc/session.me,dashboards.offered?batch=1&input=${encodeURIComponent('{"1":{}}')}`,
      {
        headers: { cookie },
      },
    );
    expect(await lineOf(answer)).toMatchObject({
      ...{ route: "/api/trpc/[trpc]", tenant: tenant.id, procedures: ["session.me", "dashboards.offered"] },
    });
  });

  test("has the same id as what is told of its failure", async () => {
    await db.login()`alter table raw.batch rename to batch_gone`;
    try {
      const answer = await post("/api/v1/events", payment("fails"), { authorization: `Bearer ${key}` });
      expect(answer.status).toBe(500);
      await lineOf(answer);
      const told = linesOf(answer.headers.get("x-request-id"));
      expect(told.map(({ event }) => event)).toEqual(["http.error", "http.request"]);
      expect(told.map((line) => line.tenant)).toEqual([tenant.id, tenant.id]);
    } finally {
      await db.login()`alter table raw.batch_gone rename to batch`;
    }
  });

  test("of one who left before the answer says so", async () => {
    const held = await db.login().reserve();
    await held`begin`;
    await held`lock table core.api_key`;
    const leaving = new AbortController();
    const asked = fetch(`${app.url}/api/v1/metrics`, { headers: { authorization: `Bearer ${key}` }, signal: leaving.signal });
    asked.catch(() => {});
    await expect.poll(() => openRequests.size, PATIENT).toBe(1);
    leaving.abort();
    await expect.poll(() => lines.find(({ event }) => event === "http.request"), PATIENT).toMatchObject({ aborted: true });
    await held`rollback`;
    held.release();
  });
});

describe("who sent a request", () => {
  const look = (headers: Record<string, string>) =>
    post(
      "/api/trpc/invitations.accept",
      { token: "a".repeat(43), name: "Joe", password: "correct horse" },
      {
        ...{ "sec-fetch-site": "same-origin" },
        ...headers,
      },
    );
  const often = async (headersOf: (n: number) => Record<string, string>) => {
    const statuses: number[] = [];
    for (let n = 0; n <= LINKS_PER_ADDRESS.most; n++) statuses.push((await look(headersOf(n))).status);
    return statuses.at(-1);
  };

  test("is one and the same, whatever addresses they make up: attempts are counted all the same", async () => {
    await db.login()`delete from core.sign_in_attempt`;
    expect(await often((n) => ({ "x-forwarded-for": `192.0.2.${n}` }))).toBe(429);
    expect(lines.filter(({ event }) => event === "http.proxy_not_trusted")).toHaveLength(1);
  });

  test("is who a trusted proxy names, so that others are not held back", async () => {
    await db.login()`delete from core.sign_in_attempt`;
    behind(1);
    expect(await often(() => ({ "x-forwarded-for": "198.51.100.9, 192.0.2.7" }))).toBe(429);
    expect((await look({ "x-forwarded-for": "192.0.2.7, 192.0.2.8" })).status).toBe(404);
  });
});

test("a live stream is open while it is read, and not a request under way", async () => {
  const cookie = await sessionCookie(await makePerson(db, "analyst", tenant.id));
  const leaving = new AbortController();
  const stream = await fetch(`${app.url}/api/trpc/live.changes?input={}`, {
    headers: { cookie, accept: "text/event-stream" },
    signal: leaving.signal,
  });
  expect(stream.headers.get("content-type")).toContain("text/event-stream");
  vi.stubEnv("METRICS_TOKEN", "a-token-for-these-tests");
  const scraped = await fetch(`${app.url}/metrics`, { headers: { authorization: "Bearer a-token-for-these-tests" } });
  const text = await scraped.text();
  expect(text).toContain('inlay_live_streams{route="/api/trpc/[trpc]"} 1\n');
  expect(text).toContain("inlay_http_requests_in_flight 1\n");
  const { response } = [...openRequests][0]!;
  leaving.abort();
  await once(response, "close");
  await expect
    .poll(() => lines.find(({ procedures }) => String(procedures) === "live.changes"), PATIENT)
    .not.toHaveProperty("aborted");
});
