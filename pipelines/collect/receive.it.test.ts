import { request } from "node:http";
import { createGzip, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Sql } from "#db/client.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { createDoor } from "#pipelines/collect/door.ts";
import { receive } from "#pipelines/collect/receive.ts";
import { serve } from "#pipelines/collect/testing/http-server.ts";
import { newTenant, payment } from "#pipelines/collect/testing/sender.ts";
import { answer } from "#server/http/answer.ts";
import { createKey } from "#server/keys/create-key.ts";
import { revokeKey } from "#server/keys/revoke-key.ts";
import type { KeyScope } from "#server/keys/scopes.ts";

let db: TestDatabase;
let sql: Sql;
let server: Awaited<ReturnType<typeof serve>>;
const woken: string[] = [];
beforeAll(async () => {
  db = await testDatabase();
  sql = db.sql("collector", { max: 6 });
  const door = createDoor({ sql, transport: "http", onCommitted: (tenant) => woken.push(tenant) });
  server = await serve((incoming) => answer(() => receive({ sql, door }, incoming)));
});
afterAll(async () => {
  await server.close();
  await db.drop();
});

const keyOf = (tenantId: string, scopes: KeyScope[] = ["events:write"]) =>
  createKey(db.sql("pipeline"), tenantId, { name: "test", scopes }, "cli:test");

async function sender(settings: Parameters<typeof newTenant>[1] = {}) {
  const tenant = await newTenant(db, settings);
  const { key } = await keyOf(tenant);
  const post = (body: string | Buffer, headers: Record<string, string> = {}) =>
    send(body, { authorization: `Bearer ${key}`, ...headers });
  return { tenant, key, post };
}

async function send(body: string | Buffer, headers: Record<string, string>) {
  const response = await fetch(server.url, {
    method: "POST",
    body: Buffer.from(body),
    headers: { "content-type": "application/json", ...headers },
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

describe("the forms of a body", () => {
  const [a, b] = [payment("a"), payment("b")];
  const forms: [string, string, string | Buffer, Record<string, string>, number][] = [
    ["one event", "application/json", JSON.stringify(a), {}, 1],
    ["one event, as CloudEvents says", "application/cloudevents+json; charset=UTF-8", JSON.stringify(a), {}, 1],
    ["an array", "application/json", JSON.stringify([a, b], null, 2), {}, 2],
    ["a batch, as CloudEvents says", "application/cloudevents-batch+json", JSON.stringify([a, b]), {}, 2],
    [
      "lines, with blank ones and Windows' ends",
      "application/x-ndjson",
      `\r\n${JSON.stringify(a)}\r\n\n${JSON.stringify(b)}`,
      {},
      2,
    ],
    ["gzip", "application/json", gzipSync(JSON.stringify([a, b])), { "content-encoding": "gzip" }, 2],
    ["a byte order mark", "application/json", `\ufeff${JSON.stringify(a)}`, {}, 1],
  ];
  test.each(forms)("%s", async (_, type, body, headers, accepted) => {
    const { post, tenant } = await sender();
    const answered = await post(body, { "content-type": type, ...headers });
    expect(answered).toMatchObject({ status: 200, body: { accepted, duplicate: 0, quarantined: 0, results: [] } });
    expect(woken).toContain(tenant);
    const [row] =
      await db.login()`select count(*)::int as events from raw.event where tenant_id = ${tenant} and batch_id = ${answered.body.batch}`;
    expect(row?.events).toBe(accepted);
  });

  test("a broken line is one bad event among others, kept as it came", async () => {
    const { post, tenant } = await sender();
    const answered = await post(`${JSON.stringify(a)}\n{"half":\n${JSON.stringify(b)}\n`, {
      "content-type": "application/x-ndjson",
    });
    expect(answered.body).toMatchObject({
      accepted: 2,
      quarantined: 1,
      results: [{ index: 1, id: null, code: "json.malformed" }],
    });
    const [row] = await db.login()`select raw from raw.quarantine where tenant_id = ${tenant}`;
    expect(row?.raw.toString()).toBe('{"half":');
  });
});

describe("what is refused, as problem+json that says what to do", () => {
  const deep = `${'{"a":'.repeat(70)}1${"}".repeat(70)}`;
  const cases: [string, string | Buffer, Record<string, string>, number, string][] = [
    ["no JSON", "{", {}, 400, "MALFORMED_JSON"],
    ["an array with something behind it", "[{}] x", {}, 400, "MALFORMED_JSON"],
    ["an array where one event is expected", "[]", { "content-type": "application/cloudevents+json" }, 200, ""],
    [
      "one event where an array is expected",
      "{}",
      { "content-type": "application/cloudevents-batch+json" },
      400,
      "MALFORMED_JSON",
    ],
    ["no UTF-8", Buffer.from([0x22, 0xff, 0x22]), {}, 400, "MALFORMED_JSON"],
    ["no events", "[]", {}, 400, "BAD_REQUEST"],
    ["no body", "", {}, 400, "BAD_REQUEST"],
    ["half a gzip", gzipSync("x".repeat(10_000)).subarray(0, 30), { "content-encoding": "gzip" }, 400, "BAD_REQUEST"],
    ["no gzip", "{}", { "content-encoding": "gzip" }, 400, "BAD_REQUEST"],
    ["another encoding", "{}", { "content-encoding": "br" }, 415, "UNSUPPORTED_MEDIA"],
    ["another type", "<a/>", { "content-type": "text/xml" }, 415, "UNSUPPORTED_MEDIA"],
    ["another charset", "{}", { "content-type": "application/json; charset=latin1" }, 415, "UNSUPPORTED_MEDIA"],
    ["CloudEvents in binary mode", "{}", { "ce-id": "1" }, 415, "UNSUPPORTED_MEDIA"],
    ["more than 2,000 events", `[${"1,".repeat(2_000)}1]`, {}, 413, "TOO_LARGE"],
    ["more than 2,000 lines", "1\n".repeat(2_001), { "content-type": "application/x-ndjson" }, 413, "TOO_LARGE"],
    ["an event of more than 1 MB", JSON.stringify([1, "x".repeat(1_000_001)]), {}, 413, "TOO_LARGE"],
    ["nesting deeper than 64", deep, {}, 413, "TOO_LARGE"],
    ["nesting that would break a parser", "[".repeat(900_000), {}, 413, "TOO_LARGE"],
    ["a body of more than 10 MB", Buffer.alloc(10_000_001, " "), {}, 413, "TOO_LARGE"],
  ];
  test.each(cases)("%s", async (_, body, headers, status, code) => {
    const { post, tenant } = await sender();
    const answered = await post(body, headers);
    expect(answered.status).toBe(status);
    if (status === 200) return expect(answered.body).toMatchObject({ accepted: 0, quarantined: 1 });
    expect(answered.headers.get("content-type")).toBe("application/problem+json");
    expect(answered.body).toMatchObject({
      code,
      status,
      detail: expect.stringMatching(/^[A-Z].{10}/),
      instance: `urn:uuid:${answered.headers.get("x-request-id")}`,
    });
    expect(await db.login()`select from raw.batch where tenant_id = ${tenant}`).toHaveLength(0);
  });

  test("a gzip bomb of 1 GB: the answer comes long before its end", async () => {
    const { key } = await sender();
    const { status, sent } = await upload(key, 1_000);
    expect(status).toBe(413);
    expect(sent).toBeLessThan(1_000);
  });

  test("who is not known, and who may not", async () => {
    const { tenant, key } = await sender();
    const body = JSON.stringify(payment("a"));
    const as = async (authorization: string) => {
      const { status, body: problem, headers } = await send(body, { authorization });
      return `${status} ${problem.code} ${headers.get("www-authenticate") ?? ""}`;
    };
    const revoked = await keyOf(tenant);
    await revokeKey(db.sql("pipeline"), tenant, { id: revoked.id }, "cli:test");
    const expired = await keyOf(tenant);
    await db.login()`update core.api_key set expires_at = now() - interval '1 second' where id = ${expired.id}`;
    for (const wrong of [
      "",
      "Basic YTpi",
      "Bearer x",
      `Bearer ${key.slice(0, -1)}${key.endsWith("A") ? "B" : "A"}`,
      `Bearer ${revoked.key}`,
      `Bearer ${expired.key}`,
    ]) {
      expect(await as(wrong), wrong).toBe('401 UNAUTHENTICATED Bearer realm="inlay"');
    }
    const reader = await keyOf(tenant, ["events:read", "query:read"]);
    expect(await as(`Bearer ${reader.key}`)).toBe("403 FORBIDDEN ");
    expect(await db.login()`select from raw.batch where tenant_id = ${tenant}`).toHaveLength(0);
  });

  test("beyond the quota: 429 with the seconds to wait; what was within is stored", async () => {
    const { post } = await sender({ eventsPerMinute: 3 });
    expect(await post(JSON.stringify([payment("a"), payment("b")]))).toMatchObject({ status: 200 });
    const refused = await post(JSON.stringify([payment("c"), payment("d")]));
    expect(refused).toMatchObject({ status: 429, body: { code: "OVER_QUOTA" } });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await post(JSON.stringify(payment("e")))).toMatchObject({ status: 200 });
  });

  test("a quota that is used up: 429 whatever else is sent, since nothing of it is read", async () => {
    const { post } = await sender({ eventsPerMinute: 2 });
    expect(await post(JSON.stringify([payment("a"), payment("b")]))).toMatchObject({ status: 200 });
    expect(await post("no gzip", { "content-encoding": "gzip" })).toMatchObject({ status: 429, body: { code: "OVER_QUOTA" } });
  });

  test("a backlog that nobody processes: 503 with the seconds to wait", async () => {
    const { post } = await sender({ backlogLimit: 2 });
    expect(await post(JSON.stringify([payment("a"), payment("b")]))).toMatchObject({ status: 200 });
    const refused = await post(JSON.stringify(payment("c")));
    expect(refused).toMatchObject({ status: 503, body: { code: "UNAVAILABLE" } });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  test("a database that is away: 503 that does not say where it was", async () => {
    const away = db.sql("collector", { max: 1 });
    await away.end();
    const door = createDoor({ sql: away, transport: "http", onCommitted: () => {} });
    const response = await answer(() =>
      receive(
        { sql: away, door },
        new Request("http://x", {
          method: "POST",
          headers: { authorization: `Bearer inlay_${"0".repeat(12)}_${"0".repeat(43)}` },
        }),
      ),
    );
    expect(response.status).toBe(503);
    expect(await response.text()).not.toMatch(/127\.0\.0\.1|localhost|CONNECTION/);
  });
});

/** Streams so many megabytes of spaces, gzipped, and says how many megabytes went in until the answer came. */
function upload(key: string, megabytes: number): Promise<{ status: number; sent: number }> {
  return new Promise((resolve, reject) => {
    const gzip = createGzip();
    let sent = 0;
    let over = false;
    const outgoing = request(server.url, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json", "content-encoding": "gzip" },
    });
    outgoing.on("response", (response) => {
      over = true;
      response.resume();
      resolve({ status: response.statusCode ?? 0, sent });
    });
    outgoing.on("error", (error) => over || reject(error));
    gzip.pipe(outgoing);
    const megabyte = Buffer.alloc(1_000_000, " ");
    const next = () => {
      if (over || sent++ >= megabytes) gzip.end();
      else gzip.write(megabyte, () => setImmediate(next));
    };
    next();
  });
}
