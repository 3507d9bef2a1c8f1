import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { POST as receive } from "#app/api/v1/events/route.ts";
import { POST as query } from "#app/api/v1/query/route.ts";
import { LAWS } from "#db/catalogue.ts";
import { migrate } from "#db/migrate.ts";
import { migrationFiles } from "#db/schema-files.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { retryFailed } from "#pipelines/process/retry-failed.ts";
import { verifyTenant } from "#pipelines/process/verify.ts";
import { processAll } from "#pipelines/process/work-tenant.ts";
import { catalogueOf } from "#pipelines/upgrade/testing/catalogue-of.ts";
import { firstRelease, type Told } from "#pipelines/upgrade/testing/first-release.ts";
import { signIn } from "#server/auth/sign-in.ts";
import { Receipt } from "#server/events/receipt.ts";
import { closePools } from "#server/pools.ts";
import { webQueue } from "#server/web-queue.ts";

// A database of the first release, with data of all kinds, brought to this version: everything as it was, and all of the new.
let db: TestDatabase;
let told: Told;
beforeAll(async () => {
  db = await testDatabase({ bare: true });
  told = await firstRelease(db.url);
  vi.stubEnv("DATABASE_URL", db.url);
});
afterAll(async () => {
  await (await webQueue()).stop({ graceful: false });
  await closePools();
  vi.unstubAllEnvs();
  await db.drop();
});

const SECRET = "a secret of more than thirty-two characters";
type Tenant = keyof Told["tenants"];
const TENANTS: readonly Tenant[] = ["bank", "homes"];

const request = (path: string, key: string, body: unknown) =>
  new Request(`http://127.0.0.1${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });

/** The answers to all of the questions, as the first release wrote its own down. */
async function answers(tenant: Tenant): Promise<Told["before"][Tenant]> {
  const all = [];
  for (const question of told.questions) {
    const response = await query(request("/api/v1/query", told.keys[tenant], question));
    expect(response.status).toBe(200);
    const { columns, rows } = (await response.json()) as { columns: { name: string }[]; rows: unknown[] };
    all.push({ columns: columns.map(({ name }) => name), rows });
  }
  return all;
}

async function send(events: readonly object[]): Promise<Receipt> {
  const response = await receive(request("/api/v1/events", told.keys.bank, events));
  expect(response.status).toBe(200);
  return Receipt.parse(await response.json());
}

test("it takes all migrations since, and the next run changes nothing", async () => {
  const since = (await migrationFiles()).slice(10).map(({ name }) => name);
  const { applied, ...rest } = await migrate(db.url);
  expect({ applied: applied.sort(), ...rest }).toEqual({ applied: since, objects: true, newer: [] });
  expect(await migrate(db.url)).toEqual({ applied: [], objects: false, newer: [] });
});

test("its catalogue is that of a database made anew: tables, rights, policies, functions, views", async () => {
  const fresh = await testDatabase();
  try {
    expect(await catalogueOf(db.login(), { partitions: false })).toEqual(await catalogueOf(fresh.login(), { partitions: false }));
  } finally {
    await fresh.drop();
  }
  for (const law of LAWS) expect({ [law.name]: await law.broken(db.login()) }).toEqual({ [law.name]: [] });
});

test.each(TENANTS)(
  "the figures of %s are those that the first release told, while events wait and once none do",
  async (tenant) => {
    expect(await answers(tenant)).toEqual(told.before[tenant]);
    await processAll(db.sql("pipeline"));
    expect(await answers(tenant)).toEqual(told.settled[tenant]);
    expect(await verifyTenant(db.sql("pipeline"), told.tenants[tenant])).toMatchObject({
      subjects: 3,
      waiting: 0,
      differences: [],
    });
  },
);

test("its people sign in with their passwords, except who was disabled", async () => {
  const app = db.sql("app");
  for (const { email } of told.users.filter(({ email }) => /^(operator|ada|gone)@/.test(email))) {
    const signedIn = signIn(app, SECRET, { email, password: told.password }, "192.0.2.9");
    if (email.startsWith("gone@")) await expect(signedIn).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    else expect(await signedIn).toEqual({ userId: expect.any(String), sessionVersion: 1 });
  }
  const wrong = { email: told.users[1]!.email, password: "something else" };
  await expect(signIn(app, SECRET, wrong, "192.0.2.9")).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
});

test("its keys open what they opened, and a revoked one nothing", async () => {
  const ask = (key: string) => query(request("/api/v1/query", key, told.questions[0]));
  expect((await ask(told.keys.revoked)).status).toBe(401);
  expect((await ask(told.keys.homes)).status).toBe(200);
  expect((await receive(request("/api/v1/events", told.keys.revoked, told.sentAgain))).status).toBe(401);
});

test("what was sent to the first release is known, so that nothing counts twice, and new events count", async () => {
  const again = await send(told.sentAgain);
  expect(again).toMatchObject({ accepted: 0, quarantined: 0 });
  expect(again.duplicate).toBe(told.sentAgain.length);
  await processAll(db.sql("pipeline"));
  expect(await answers("bank")).toEqual(told.settled.bank);

  const data = { transactionId: "since", direction: "debit", amountMinor: 1_234, currency: "CHF", mcc: "5411" };
  const event = { specversion: "1.0", id: "since", source: "/since", type: "inlay.spending.transaction.v1" };
  expect(await send([{ ...event, subject: "ada", time: "2026-06-01T10:00:00Z", data }])).toMatchObject({ accepted: 1 });
  await processAll(db.sql("pipeline"));
  const [francs] = (await answers("bank"))[0]!.rows.filter((row) => JSON.stringify(row).includes("CHF"));
  expect(JSON.stringify(francs)).toContain("1234");
});

test("what it refused is still there to be mended, and a batch that it gave up can be tried again", async () => {
  const sql = db.sql("pipeline");
  const [kept] = await sql`select count(*)::int as n, count(hash)::int as hashes from raw.quarantine`;
  expect(kept).toEqual({ n: 16, hashes: 0 });
  await db.login()`update raw.event set data = data || '{"amountMinor": 7}'::jsonb where id = 'poison'`;
  await retryFailed(sql, null, "cli:test");
  await processAll(sql);
  const open = await sql`select id from raw.batch where state <> 'done'`;
  expect(open).toEqual([]);
  expect(await verifyTenant(sql, told.tenants.bank)).toMatchObject({ differences: [] });
});
