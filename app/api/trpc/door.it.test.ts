import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { GET, POST } from "#app/api/trpc/[trpc]/route.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { makePerson, makeTenant, type Person, SECRET, sessionCookie } from "#server/auth/testing/people.ts";
import { createKey } from "#server/keys/create-key.ts";
import { closePools } from "#server/pools.ts";
import { setUserStatus } from "#server/users/set-status.ts";

const URL_OF_US = "http://127.0.0.1:3999";
const OURS = { "sec-fetch-site": "same-origin" };

let db: TestDatabase;
let acme: { id: string; slug: string };
let globex: { id: string; slug: string };
let admin: Person;
let operator: Person;

beforeAll(async () => {
  db = await testDatabase();
  vi.stubEnv("DATABASE_URL", db.url);
  vi.stubEnv("AUTH_SECRET", SECRET);
  vi.stubEnv("INLAY_URL", URL_OF_US);
  acme = await makeTenant(db, "Acme");
  globex = await makeTenant(db, "Globex");
  admin = await makePerson(db, "admin", acme.id);
  operator = await makePerson(db, "operator", null);
});
afterAll(async () => {
  await closePools();
  vi.unstubAllEnvs();
  await db.drop();
});

type Answer = {
  status: number;
  data: unknown;
  error: { message: string; code: string; reference?: string; path?: string } | null;
  headers: Headers;
  text: string;
};

async function call(kind: "query" | "mutation", path: string, input: unknown, headers: Record<string, string>): Promise<Answer> {
  const address = `${URL_OF_US}/api/trpc/${path}`;
  const json = JSON.stringify(input);
  const response =
    kind === "query"
      ? await GET(new Request(input === undefined ? address : `${address}?input=${encodeURIComponent(json)}`, { headers }))
      : await POST(
          new Request(address, {
            method: "POST",
            headers: { "content-type": "application/json", ...headers },
            ...(json && { body: json }),
          }),
        );
  const text = await response.text();
  const body = JSON.parse(text);
  const error = body.error ? { message: body.error.message, ...body.error.data } : null;
  return { status: response.status, data: body.result?.data, error, headers: response.headers, text };
}
const query = (path: string, input: unknown, headers: Record<string, string> = {}) => call("query", path, input, headers);
const mutate = (path: string, input: unknown, headers: Record<string, string> = {}) => call("mutation", path, input, headers);
const as = async (person: Person) => ({ ...OURS, cookie: await sessionCookie(person) });

describe("who asks", () => {
  test("is the session's person, with role, tenant and permissions of now", async () => {
    expect((await query("session.me", undefined, await as(admin))).data).toMatchObject({
      email: admin.email,
      role: "admin",
      tenant: { slug: acme.slug },
    });
    const nobody = await query("session.me", undefined);
    expect([nobody.status, nobody.data]).toEqual([200, null]);
    expect(await query("keys.list", undefined)).toMatchObject({ status: 401, error: { code: "UNAUTHENTICATED" } });
  });

  test("is nobody any more with the next request after being disabled", async () => {
    const ann = await makePerson(db, "admin", acme.id);
    const cookie = await as(ann);
    expect((await query("keys.list", undefined, cookie)).status).toBe(200);
    await setUserStatus(db.sql("pipeline"), { id: ann.id, status: "disabled" }, "test");
    expect((await query("keys.list", undefined, cookie)).status).toBe(401);
  });

  test("is nobody with a forged, foreign or stale cookie, and everything is closed without a secret", async () => {
    const good = await sessionCookie(admin);
    const cookies = [
      `${good}x`,
      `${good.split("=")[0]}=%E0%A4%A`,
      good.replace(/=.{20}/, "=AAAAAAAAAAAAAAAAAAAA"),
      await sessionCookie(admin, 2),
      await sessionCookie({ id: acme.id }),
      good.replace("session", "tenant"),
    ];
    for (const cookie of cookies) expect((await query("keys.list", undefined, { ...OURS, cookie })).status).toBe(401);
    vi.stubEnv("AUTH_SECRET", "");
    expect((await query("keys.list", undefined, await as(admin))).status).toBe(401);
    vi.stubEnv("AUTH_SECRET", SECRET);
    expect((await query("keys.list", undefined, await as(admin))).status).toBe(200);
  });

  test("is the key's tenant when a bearer is sent, and then no cookie counts", async () => {
    const { key } = await createKey(db.sql("pipeline"), globex.id, { name: "k", scopes: ["events:read"] }, "test");
    const both = { ...(await as(admin)), authorization: `Bearer ${key}` };
    expect((await query("batches.list", {}, both)).status).toBe(200);
    expect(await query("keys.list", undefined, both)).toMatchObject({ status: 403, error: { code: "FORBIDDEN" } });
    expect((await query("keys.list", undefined, { ...both, authorization: "Bearer nonsense" })).status).toBe(401);
  });

  test("may do what the role allows and no more", async () => {
    const viewer = await as(await makePerson(db, "viewer", acme.id));
    const customer = await as(await makePerson(db, "customer", acme.id, "s1"));
    expect((await query("subjects.list", {}, viewer)).status).toBe(200);
    for (const path of ["keys.list", "users.list", "audit.list", "batches.list", "quarantine.list", "tenants.list"]) {
      expect(await query(path, path.startsWith("keys") || path.startsWith("users") ? undefined : {}, viewer)).toMatchObject({
        status: 403,
      });
    }
    expect((await query("subjects.list", {}, customer)).status).toBe(403);
    expect(
      (await mutate("tenants.create", { slug: "mine", name: "Mine", zone: "UTC", currency: "EUR" }, await as(admin))).status,
    ).toBe(403);
  });
});

describe("an operator", () => {
  test("chooses a tenant, works in it alone, and its audit trail says so", async () => {
    const session = await as(operator);
    expect(await query("keys.list", undefined, session)).toMatchObject({
      status: 403,
      error: { message: expect.stringMatching(/choose/) },
    });
    const { data } = await query("tenants.list", { search: "glob" }, session);
    expect(data).toMatchObject({ tenants: [{ id: globex.id }], next: null });
    const chosen = await mutate("session.chooseTenant", { tenantId: globex.id }, session);
    expect([chosen.status, chosen.data]).toEqual([200, { slug: globex.slug }]);
    const set = chosen.headers.get("set-cookie")!;
    expect(set).toMatch(/HttpOnly; SameSite=Lax/);
    const inside = { ...session, cookie: `${session.cookie}; ${set.split(";")[0]}` };
    expect((await query("tenants.current", undefined, inside)).data).toMatchObject({ id: globex.id });
    expect((await query("audit.list", { action: "operator.enter" }, inside)).data).toMatchObject({
      entries: [{ actor: `user:${operator.id}`, target: operator.email }],
    });
    // The cookie is bound to its operator, and worth nothing to anyone else.
    const another = await makePerson(db, "operator", null);
    expect(
      (await query("tenants.current", undefined, { ...OURS, cookie: `${await sessionCookie(another)}; ${set.split(";")[0]}` }))
        .status,
    ).toBe(403);
    const theirs = { ...OURS, cookie: `${await sessionCookie(admin)}; ${set.split(";")[0]}` };
    expect((await query("tenants.current", undefined, theirs)).data).toMatchObject({ id: acme.id });
  });

  test("adds a tenant, audited there; a taken slug is told", async () => {
    const input = { slug: "initech", name: "Initech", zone: "America/Chicago", currency: "USD" };
    const made = await mutate("tenants.create", input, await as(operator));
    expect(made.data).toMatchObject({ slug: "initech" });
    expect(await mutate("tenants.create", input, await as(operator))).toMatchObject({
      status: 409,
      error: { code: "CONFLICT", path: "slug" },
    });
    expect(await db.login()`select actor from core.audit where action = 'tenant.create' and target = 'initech'`).toEqual([
      { actor: `user:${operator.id}` },
    ]);
    expect((await mutate("session.chooseTenant", { tenantId: admin.id }, await as(operator))).status).toBe(404);
  });
});

describe("changes", () => {
  test("are taken from our own pages only", async () => {
    const cookie = await sessionCookie(admin);
    const attempt = (headers: Record<string, string>) =>
      mutate("keys.create", { name: "k", scopes: ["query:read"] }, { cookie, ...headers });
    const strangers: Record<string, string>[] = [
      {},
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { "sec-fetch-site": "none" },
      { origin: "https://evil.example" },
      { origin: "null" },
      { authorization: "Basic YTpi" },
    ];
    for (const foreign of strangers) {
      expect(await attempt(foreign)).toMatchObject({ status: 403, error: { code: "FORBIDDEN" } });
    }
    expect((await attempt({ origin: "https://evil.example", "sec-fetch-site": "cross-site", host: "evil.example" })).status).toBe(
      403,
    );
    for (const own of [OURS, { origin: URL_OF_US }]) expect((await attempt(own)).status).toBe(200);
  });

  test("of users and keys stay within the tenant", async () => {
    const theirs = await makePerson(db, "viewer", globex.id);
    const headers = await as(admin);
    for (const [path, input] of [
      ["users.disable", { id: theirs.id }],
      ["users.enable", { id: theirs.id }],
      ["users.setRole", { id: theirs.id, role: "admin" }],
    ] as const) {
      expect(await mutate(path, input, headers)).toMatchObject({ status: 404, error: { code: "NOT_FOUND" } });
    }
    // The positive control.
    const ours = await makePerson(db, "viewer", acme.id);
    expect((await mutate("users.setRole", { id: ours.id, role: "customer", subject: "s9" }, headers)).status).toBe(200);
    const { data } = await query("users.list", undefined, headers);
    expect(data).toContainEqual(expect.objectContaining({ id: ours.id, role: "customer", subject: "s9" }));
    expect(JSON.stringify(data)).not.toContain(theirs.email);
    expect(JSON.stringify(data)).not.toContain("scrypt");
  });

  test("cannot lock oneself out", async () => {
    expect(await mutate("users.disable", { id: admin.id }, await as(admin))).toMatchObject({
      status: 409,
      error: { code: "CONFLICT" },
    });
  });
});

describe("errors", () => {
  test("say what is wrong where, in our codes", async () => {
    const headers = await as(admin);
    expect(await mutate("tenants.update", { zone: "Mars/Base" }, headers)).toMatchObject({
      status: 400,
      error: { code: "BAD_REQUEST", path: "zone", message: expect.stringMatching(/IANA/) },
    });
    expect(await query("batches.get", { id: "1" }, headers)).toMatchObject({
      status: 400,
      error: { code: "BAD_REQUEST", path: "id" },
    });
    expect(await query("no.such", undefined, headers)).toMatchObject({ status: 404, error: { code: "NOT_FOUND" } });
    expect(await query("batches.list", { after: "garbage" }, headers)).toMatchObject({ status: 400, error: { path: "after" } });
  });

  test("name the place of what no text, day or page can be", async () => {
    const headers = await as(admin);
    const period = { from: "2026-01-01", to: "2026-02-01" };
    const page = (keys: unknown[]) => Buffer.from(JSON.stringify(keys)).toString("base64url");
    const asked: [string, object, RegExp][] = [
      ["subjects.list", { search: "a\0b" }, /search.*NUL/],
      ["subjects.list", { search: "\ud800" }, /search.*surrogate/],
      ["events.transactions", { period, filters: { category: ["x\0"], merchant: null, account: null } }, /filters\.category\.0/],
      ["events.readings", { period: { ...period, from: "0000-01-01" } }, /from.*1900/],
      ["dashboards.devices", { period: { from: "9999-12-30", to: "9999-12-31" } }, /1900/],
      ["metrics.query", { measures: ["spending.in"], period: { from: "0001-01-01", to: "0002-01-01" } }, /1000-01-01/],
      ["events.transactions", { period, cursor: page(["99999-99-99 99:99:99+00", "x", 1]) }, /date or time/],
      ["events.transactions", { period, cursor: page(["2026-01-01 00:00:00+00", "x\0", 1]) }, /cursor/],
      ["events.transactions", { period, cursor: page(["2026-01-01 00:00:00+00", "x", 99_999]) }, /cursor/],
      ["batches.list", { after: `1~${acme.id}` }, /place/],
      ["events.readings", { period, between: { from: "0000-01-01T00:00:00Z", to: "2026-01-01T00:00:00Z" } }, /date or time/],
    ];
    for (const [path, input, message] of asked) {
      const { status, error } = await query(path, input, headers);
      expect({ path, input, status, code: error?.code }).toEqual({ path, input, status: 400, code: "BAD_REQUEST" });
      expect(error!.message).toMatch(message);
    }
  });

  test("that nobody foresaw show a reference and nothing else", async () => {
    await db.login()`alter view serve.batches rename to hidden`;
    const answer = await query("batches.list", {}, await as(admin));
    await db.login()`alter view serve.hidden rename to batches`;
    expect(answer).toMatchObject({
      status: 500,
      error: { message: "Internal error", code: "INTERNAL", reference: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
    expect(answer.text).not.toMatch(/serve|relation|stack|node_modules/);
  });
});
