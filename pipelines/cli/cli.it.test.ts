import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { signIn } from "#server/auth/sign-in.ts";
import { authenticateKey } from "#server/keys/authenticate-key.ts";

const SECRET = "a secret for tests, of more than 32 characters";
let db: TestDatabase;
let home: string;
beforeAll(async () => {
  db = await testDatabase();
  home = await mkdtemp(join(tmpdir(), "inlay-cli-"));
});
afterAll(async () => {
  await rm(home, { recursive: true });
  await db.drop();
});

function inlay(
  args: string,
  stdin = "",
  env: Record<string, string> = {},
): Promise<{ status: number; out: string; err: string }> {
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [join(import.meta.dirname, "main.ts"), ...args.split(" ")],
      { env: { ...process.env, DATABASE_URL: db.url, AUTH_SECRET: SECRET, INLAY_HOME: home, ...env } },
      (error, out, err) => done({ status: typeof error?.code === "number" ? error.code : error ? 1 : 0, out, err }),
    );
    child.stdin?.end(stdin);
  });
}
const json = async (args: string, stdin = "") => JSON.parse((await inlay(`${args} --json`, stdin)).out);
const tenant = (slug: string) => db.login()`select * from core.tenant where slug = ${slug}`.then((rows) => rows[0]);

test("a tenant is made and changed with the window it shall accept, and every change is audited", async () => {
  const made = await json("tenant create --slug berka --name Berka --zone Europe/Prague --currency CZK --accept-from 1990-01-01");
  expect(made).toEqual({ id: expect.any(String), slug: "berka" });
  expect(await tenant("berka")).toMatchObject({
    zone: "Europe/Prague",
    accept_from: new Date("1990-01-01T00:00:00Z"),
    accept_back_days: 3653,
    accept_ahead_days: 1,
  });
  // Days named later end the fixed start, which would win over them.
  expect((await inlay("tenant set berka --accept-back-days 800 --zone Europe/Vienna")).status).toBe(0);
  expect(await tenant("berka")).toMatchObject({ zone: "Europe/Vienna", accept_from: null, accept_back_days: 800 });
  const trail = await db.login()`select action, actor, details from core.audit where tenant_id = ${made.id} order by id`;
  expect(trail.map((row) => row.action)).toEqual(["tenant.create", "tenant.set"]);
  expect(trail[1]!.details).toMatchObject({ zone: { from: "Europe/Prague", to: "Europe/Vienna" } });
  expect(trail[0]!.actor).toMatch(/^cli:./);
});

test("what is not a zone, a currency, a slug or a day is refused with what is wrong, and nothing is written", async () => {
  const wrong = [
    ["--slug bad1 --name X --zone Mars/Base --currency EUR", /zone: .*IANA/],
    ["--slug bad2 --name X --zone +02:00 --currency EUR", /zone/],
    ["--slug bad3 --name X --zone UTC --currency EURO", /currency: .*ISO 4217/],
    ["--slug Bad4 --name X --zone UTC --currency EUR", /slug/],
    ["--slug bad5 --name X --zone UTC --currency EUR --accept-from 1990-02-31", /acceptFrom/],
  ] as const;
  const answers = await Promise.all(wrong.map(([flags]) => inlay(`tenant create ${flags}`)));
  expect(answers).toEqual(wrong.map(([, about]) => ({ status: 2, out: "", err: expect.stringMatching(about) })));
  expect(await db.login()`select slug from core.tenant where lower(slug) like 'bad%'`).toEqual([]);
  expect(await inlay("tenant set nobody --name X")).toMatchObject({
    status: 1,
    err: expect.stringContaining('no tenant "nobody"'),
  });
});

test("a user may sign in with the password shown or given, until disabled", async () => {
  await json("tenant create --slug users --name Users --zone UTC --currency EUR");
  const made = await json("user create --email Ann@Example.org --role admin --tenant users");
  expect(made).toMatchObject({
    email: "ann@example.org",
    role: "admin",
    tenant: "users",
    password: expect.stringMatching(/^.{23}$/),
  });
  const enter = (password: string) => signIn(db.sql("app"), SECRET, { email: "ann@example.org", password }, "10.0.0.1");
  await enter(made.password);
  expect(await json("user password ann@example.org --password-stdin", "from standard input\n")).toEqual({
    email: "ann@example.org",
  });
  await expect(enter(made.password)).rejects.toThrow();
  await enter("from standard input");
  expect((await inlay("user disable ann@example.org")).status).toBe(0);
  await expect(enter("from standard input")).rejects.toThrow();
  expect((await inlay("user create --email ann@example.org --role viewer --tenant users")).status).toBe(1);
  expect((await inlay("user create --email joe@example.org --role customer --tenant users")).err).toMatch(/subject: is required/);
});

test("a key works until it is revoked, by how it begins", async () => {
  await json("tenant create --slug keys --name Keys --zone UTC --currency EUR");
  const made = await json("key create --tenant keys --name backend --scopes events:write,query:read --expires-days 3");
  const who = () => authenticateKey(db.sql("collector"), `Bearer ${made.key}`);
  expect(await who()).toMatchObject({ keyId: made.id, scopes: ["events:write", "query:read"] });
  expect(await json("key list --tenant keys")).toMatchObject([{ id: made.id, state: "active", name: "backend" }]);
  expect((await inlay(`key revoke inlay_${made.prefix}`)).status).toBe(0);
  await expect(who()).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  expect((await inlay("key create --tenant keys --name x --scopes events:everything")).status).toBe(2);
});

test("the doctor finds a healthy installation healthy, and says what is wrong and the mend of a broken one", async () => {
  const find = async () => {
    const { status, out } = await inlay("doctor --json");
    const { findings } = JSON.parse(out) as { findings: { name: string; state: string; found: string; mend?: string }[] };
    return {
      status,
      failed: findings.filter((one) => one.state === "fail" && !["durability", "disk"].includes(one.name)).map((one) => one.name),
      findings,
    };
  };
  const healthy = await find();
  expect(healthy.failed).toEqual([]);
  expect(healthy.findings.length).toBeGreaterThan(12);

  const login = db.login();
  await login`alter table fact.transaction no force row level security`;
  await login`insert into raw.batch (tenant_id, id, transport, state, error) select id, gen_random_uuid(), 'http', 'failed', 'it broke' from core.tenant limit 1`;
  await login`insert into raw.batch (tenant_id, id, transport, received_at, accepted) select id, gen_random_uuid(), 'http', now() - interval '2 hours', 7 from core.tenant limit 1`;
  const broken = await find();
  expect(broken.status).toBe(1);
  expect(broken.failed).toEqual(["isolation", "backlog", "failed batches"]);
  expect(broken.findings.find((one) => one.name === "isolation")!.found).toContain("fact.transaction");
  for (const one of broken.findings.filter(({ state }) => state !== "ok")) expect(one.mend).toBeTruthy();

  // As a restore leaves it that could not compute it: whoever reads it gets an error.
  await login`refresh materialized view mat.devices_tenant_month with no data`;
  const unfilled = (await find()).findings.find((one) => one.name === "materialised views")!;
  expect(unfilled).toMatchObject({ state: "fail", found: expect.stringMatching(/dashboards fail: devices_tenant_month$/) });
  expect((await inlay("refresh")).status).toBe(0);
  expect((await find()).failed).not.toContain("materialised views");
});

test("the doctor tells a missing database, a missing schema and a missing secret apart", async () => {
  const down = await inlay("doctor", "", { DATABASE_URL: "postgres://nobody:secret-password@127.0.0.1:1/none", AUTH_SECRET: "" });
  expect(down.status).toBe(1);
  expect(down.out).toMatch(/fail {2}database .*does not answer/);
  expect(down.out).toMatch(/fail {2}sign-in secret/);
  expect(down.out + down.err).not.toContain("secret-password");
  const empty = new URL(db.url);
  empty.pathname = "/postgres";
  const unmigrated = await inlay("doctor", "", { DATABASE_URL: empty.href });
  expect(unmigrated.out).toMatch(/fail {2}schema .*\n.*inlay -- migrate/);
  expect((await inlay("tenant list", "", { DATABASE_URL: empty.href })).err).toMatch(/inlay -- migrate/);
});

test("start runs a worker until it is told to end, and leaves none behind", async () => {
  const workers = async () =>
    (
      await db.login()`select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name = 'inlay-queue-pipeline'`
    )[0]!.n as number;
  const child = spawn(process.execPath, [join(import.meta.dirname, "main.ts"), "start", "worker"], {
    env: { ...process.env, DATABASE_URL: db.url, AUTH_SECRET: SECRET, INLAY_HOME: home, LOG_LEVEL: "silent" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise<number | null>((done) => child.once("exit", done));
  await vi.waitFor(async () => expect(await workers()).toBeGreaterThan(0), { timeout: 30_000, interval: 200 });
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  await vi.waitFor(async () => expect(await workers()).toBe(0), { timeout: 5_000, interval: 100 });
});
