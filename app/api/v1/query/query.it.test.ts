import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { GET } from "#app/api/v1/metrics/route.ts";
import { POST } from "#app/api/v1/query/route.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { createKey } from "#server/keys/create-key.ts";
import type { KeyScope } from "#server/keys/scopes.ts";
import { MetricsResponse, QueryRequest, QueryResponse } from "#server/metrics/contract.ts";
import { type RowsTenant, tenantWithRows } from "#server/metrics/testing/rows.ts";
import { closePools } from "#server/pools.ts";

let db: TestDatabase;
let ours: RowsTenant;
let key: string;
let foreignKey: string;

beforeAll(async () => {
  db = await testDatabase();
  vi.stubEnv("DATABASE_URL", db.url);
  ours = await tenantWithRows(db);
  const theirs = await tenantWithRows(db);
  key = await keyOf(ours, ["query:read"]);
  foreignKey = await keyOf(theirs, ["query:read"]);
  await ours.spending([
    { subject: "ada", day: "2026-11-01", category: "rent", debit_minor: 50_000, debits: 1 },
    { subject: "ada", day: "2026-11-20", debit_minor: 1_234, debits: 2, refund_minor: 34, refunds: 1 },
    { subject: "ada", day: "2026-11-20", currency: "JPY", debit_minor: 900, debits: 1 },
    { subject: "bo", day: "2026-10-31", debit_minor: 77, debits: 1 },
    ...Array.from({ length: 30 }, (_, index) => ({
      subject: "cy",
      day: `2026-09-${String(index + 1).padStart(2, "0")}`,
      credit_minor: 1,
      credits: 1,
    })),
  ]);
  await theirs.spending([{ subject: "ada", day: "2026-11-05", category: "canary", debit_minor: 666, debits: 1 }]);
  await ours.device({ subject: "ada", device: "meter", role: "home", kind: "meter" });
  await ours.hours([
    { subject: "ada", device: "meter", role: "home", hour: "2026-10-25T00:00:00Z", energy_uj: "3600000001" },
    { subject: "ada", device: "meter", role: "home", hour: "2026-10-25T01:00:00Z", energy_uj: "7200000000" },
    { subject: "ada", device: "meter", role: "home", hour: "2026-10-25T03:00:00Z", energy_uj: null, covered_ms: 0 },
  ]);
});
afterAll(async () => {
  await closePools();
  vi.unstubAllEnvs();
  await db.drop();
});

const keyOf = async (tenant: RowsTenant, scopes: KeyScope[]) =>
  (await createKey(db.sql("pipeline"), tenant.tenantId, { name: "test", scopes }, "cli:test")).key;

async function post(body: unknown, bearer = key) {
  const request = new Request("http://127.0.0.1/api/v1/query", {
    method: "POST",
    headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const response = await POST(request);
  return { status: response.status, body: await response.json() };
}
async function ask(body: object, bearer = key): Promise<QueryResponse> {
  const { status, body: answered } = await post(body, bearer);
  expect(answered).toMatchObject({});
  expect(status).toBe(200);
  return QueryResponse.parse(answered);
}

const november = { from: "2026-11-01", to: "2026-12-01" };
const spent = { scope: { subject: "ada" }, measures: ["spending.spent", "spending.payments"], period: november };

describe("an answer", () => {
  test("has columns that explain themselves, rows, and the instant they are true of", async () => {
    const answer = await ask({ ...spent, dimensions: ["category"], orderBy: [{ by: "spending.spent", direction: "desc" }] });
    expect(answer.columns.map(({ name, kind, unit, type }) => [name, kind, unit, type])).toEqual([
      ["category", "dimension", null, "string"],
      ["currency", "dimension", null, "string"],
      ["spending.spent", "measure", "money", "integer"],
      ["spending.payments", "measure", "count", "integer"],
    ]);
    expect(answer.rows).toEqual([
      { category: "rent", currency: "EUR", "spending.spent": 50_000, "spending.payments": 1 },
      { category: "groceries", currency: "EUR", "spending.spent": 1_200, "spending.payments": 2 },
      { category: "groceries", currency: "JPY", "spending.spent": 900, "spending.payments": 1 },
    ]);
    expect(Math.abs(Date.parse(answer.asOf) - Date.now())).toBeLessThan(60_000);
    expect(answer.truncated).toBeUndefined();
  });

  test.each([
    ["day", { day: "2026-11-01" }],
    ["week", { week: "2026-W44" }],
    ["month", { month: "2026-11" }],
    ["quarter", { quarter: "2026-Q4" }],
    ["year", { year: "2026" }],
  ])("by %s names its time", async (granularity, first) => {
    expect((await ask({ ...spent, granularity })).rows[0]).toMatchObject(first);
  });

  test("by the hour keeps apart the two that a clock calls 2, leaves gaps, and energy is exact to six decimals", async () => {
    const answer = await ask({
      scope: { subject: "ada" },
      measures: ["devices.use"],
      period: { from: "2026-10-25", to: "2026-10-26" },
      granularity: "hour",
    });
    expect(answer.rows).toEqual([
      { hour: "2026-10-25T00:00:00Z", "devices.use": 1 },
      { hour: "2026-10-25T01:00:00Z", "devices.use": 2 },
      { hour: "2026-10-25T03:00:00Z", "devices.use": null },
    ]);
    const total = await ask({
      scope: { subject: "ada" },
      measures: ["devices.use", "devices.coverage"],
      period: { from: "2026-10-25", to: "2026-10-26" },
    });
    expect(total.rows).toEqual([{ "devices.use": 3, "devices.coverage": 0 }]);
  });

  test("of the tenant adds its subjects up, and tells them apart when asked", async () => {
    const period = { from: "2026-10-01", to: "2026-12-01" };
    const { rows } = await ask({ scope: "tenant", measures: ["spending.payments"], dimensions: ["subject"], period });
    expect(rows).toEqual([
      { subject: "ada", "spending.payments": 4 },
      { subject: "bo", "spending.payments": 1 },
    ]);
    expect((await ask({ scope: "tenant", measures: ["spending.payments"], period })).rows).toEqual([{ "spending.payments": 5 }]);
  });

  test("that is longer than the limit says so, and how to go on", async () => {
    const query = {
      scope: { subject: "cy" },
      measures: ["spending.in"],
      period: { from: "2026-09-01", to: "2026-10-01" },
      granularity: "day",
      limit: 12,
    };
    const days: unknown[] = [];
    let offset: number | undefined = 0;
    while (offset !== undefined) {
      const page: QueryResponse = await ask({ ...query, offset });
      days.push(...page.rows.map((row) => row.day));
      if (page.truncated) expect(page.message).toContain(`"offset": ${page.nextOffset}`);
      offset = page.nextOffset;
    }
    expect(days).toEqual(Array.from({ length: 30 }, (_, index) => `2026-09-${String(index + 1).padStart(2, "0")}`));
  });

  test("an empty list of values, an unknown subject and another tenant's key bring no rows of ours", async () => {
    expect((await ask({ ...spent, filters: [{ dimension: "category", in: [] }] })).rows).toEqual([]);
    expect((await ask({ ...spent, scope: { subject: "nobody" } })).rows).toEqual([]);
    const theirs = await ask({ ...spent, dimensions: ["category"] }, foreignKey);
    expect(theirs.rows).toEqual([{ category: "canary", currency: "EUR", "spending.spent": 666, "spending.payments": 1 }]);
    expect(JSON.stringify(await ask({ ...spent, scope: "tenant", dimensions: ["category", "subject"] }))).not.toContain("canary");
  });
});

describe("a refusal", () => {
  const { scope: _, ...unscoped } = spent;
  test.each<[string, unknown, number, string, RegExp]>([
    ["without a scope", unscoped, 400, "SCOPE_REQUIRED", /"scope": "tenant"/],
    ["a scope of everything", { ...spent, scope: "all" }, 400, "BAD_REQUEST", /scope/],
    ["an empty scope", { ...spent, scope: {} }, 400, "BAD_REQUEST", /scope/],
    ["no JSON", "{half", 400, "MALFORMED_JSON", /not valid JSON/],
    ["no object", "[]", 400, "BAD_REQUEST", /./],
    ["an unknown measure", { ...spent, measures: ["spent"] }, 400, "BAD_REQUEST", /Did you mean "spending.spent"/],
    ["an unknown field", { ...spent, groupBy: ["category"] }, 400, "BAD_REQUEST", /groupBy/],
    ["too many rows", { ...spent, limit: 50_001 }, 400, "BAD_REQUEST", /50000/],
    ["a day that is none", { ...spent, period: { from: "2026-02-30", to: "2026-03-01" } }, 400, "BAD_REQUEST", /period.from/],
  ])("%s", async (_, body, status, code, detail) => {
    const answered = await post(body);
    expect(answered).toMatchObject({ status, body: { code } });
    expect(answered.body.detail).toMatch(detail);
  });

  test("without a key, or with one that lacks the scope", async () => {
    expect(await post(spent, "inlay_nonsense")).toMatchObject({ status: 401 });
    const answered = await post(spent, await keyOf(ours, ["events:write"]));
    expect(answered).toMatchObject({ status: 403, body: { scope: "query:read" } });
  });
});

describe("the list of metrics", () => {
  const list = (bearer: string) =>
    GET(new Request("http://127.0.0.1/api/v1/metrics", { headers: { authorization: `Bearer ${bearer}` } }));

  test("names what there is, and its examples are questions that are answered", async () => {
    const response = await list(key);
    const listed = MetricsResponse.parse(await response.json());
    expect(listed.measures.map((measure) => measure.name)).toContain("devices.coverage");
    for (const { request } of listed.examples) {
      expect(QueryRequest.safeParse(request).success).toBe(true);
      await ask(request);
    }
  });

  test("every measure is answered by each dimension it is said to go with", async () => {
    const listed = MetricsResponse.parse(await (await list(key)).json());
    for (const measure of listed.measures) {
      for (const dimension of measure.dimensions) {
        const dimensions = [...new Set([dimension, ...(measure.needs?.slice(0, 1) ?? [])])];
        await ask({
          scope: "tenant",
          measures: [measure.name],
          dimensions,
          period: november,
          granularity: measure.granularities.at(0),
        });
      }
    }
  });

  test("needs a key", async () => {
    expect((await list("inlay_nonsense")).status).toBe(401);
  });
});
