import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { connect } from "#db/client.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { collect } from "#pipelines/collect/collect.ts";
import { newTenant, payment } from "#pipelines/collect/testing/sender.ts";
import { workTenant } from "#pipelines/process/work-tenant.ts";
import type { Change } from "#server/live/change.ts";
import { changes } from "#server/live/changes.ts";
import { createHub, type Hub } from "#server/live/hub.ts";

let db: TestDatabase;
let hub: Hub;
let tenant: string;
let other: string;
const ends: (() => void)[] = [];

beforeAll(async () => {
  db = await testDatabase();
  [tenant, other] = [await newTenant(db), await newTenant(db)];
  hub = createHub(() => connect(db.url, "app", { max: 1, applicationName: "live-test" }), {
    probeEveryMs: 300,
    probeLimitMs: 1_000,
    retryMs: 50,
  });
  await until(() => heardByWatcher(tenant));
});
afterEach(() => {
  for (const end of ends.splice(0)) end();
});
afterAll(async () => {
  await hub.close();
  await db.drop();
});

const TIMING = { gapMs: 500, recheckMs: 30_000 };

/** Listens as a dashboard does, and collects what it is told, with when. */
function dashboard(
  tenantId: string,
  subject: string | null,
  more: { recheck?: () => Promise<void>; timing?: typeof TIMING; missed?: Change["domain"][] } = {},
) {
  const control = new AbortController();
  ends.push(() => control.abort());
  const told: (Change & { heardAt: number })[] = [];
  const stream = changes(
    hub,
    {
      tenantId,
      subject,
      domains: ["spending", "devices"],
      missed: more.missed,
      signal: control.signal,
      recheck: more.recheck ?? (async () => {}),
    },
    more.timing ?? TIMING,
  );
  const ended = (async () => {
    for await (const change of stream) told.push({ ...change, heardAt: Date.now() });
  })();
  return { told, ended, close: () => control.abort() };
}

const tell = (tenantId: string, domain: string, subjects: string[] | null) =>
  db.sql(
    "pipeline",
  )`select pg_notify('inlay_live', ${JSON.stringify({ tenant: tenantId, domain, subjects, at: new Date().toISOString() })})`;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(done: () => boolean | Promise<boolean>, ms = 5_000): Promise<void> {
  const limit = Date.now() + ms;
  while (!(await done())) {
    if (Date.now() > limit) throw new Error("it did not happen in time");
    await pause(20);
  }
}

async function heardByWatcher(tenantId: string): Promise<boolean> {
  let heard = false;
  const end = hub.watch({ tenantId, subject: null, notice: () => (heard = true) });
  await tell(tenantId, "spending", null);
  await pause(50);
  end();
  return heard;
}

test("a processed batch reaches an open dashboard within two seconds", async () => {
  const { told } = dashboard(tenant, "customer-1");
  const sentAt = Date.now();
  await collect(db.sql("collector"), {
    tenantId: tenant,
    transport: "http",
    origin: "test",
    items: [{ value: payment("live") }],
  });
  await workTenant(db.sql("pipeline"), tenant);
  await until(() => told.length > 0);
  expect(told[0]).toMatchObject({ domain: "spending" });
  expect(told[0]!.heardAt - sentAt).toBeLessThan(2_000);
});

test("only those whose figures changed are told", async () => {
  const ada = dashboard(tenant, "ada");
  const bo = dashboard(tenant, "bo");
  const all = dashboard(tenant, null);
  const stranger = dashboard(other, "ada");
  const strangers = dashboard(other, null);
  await tell(tenant, "spending", ["ada"]);
  await until(() => ada.told.length > 0 && all.told.length > 0);
  await pause(100);
  expect([ada.told.length, all.told.length, bo.told.length, stranger.told.length, strangers.told.length]).toEqual([
    1, 1, 0, 0, 0,
  ]);
  await tell(tenant, "devices", null);
  await until(() => bo.told.length > 0);
  expect(bo.told[0]).toMatchObject({ domain: "devices" });
  expect([stranger.told, strangers.told]).toEqual([[], []]);
});

test("a burst of changes is told at most once in half a second, and its end is not missed", async () => {
  const { told } = dashboard(tenant, "ada");
  const began = Date.now();
  while (Date.now() - began < 1_300) {
    await tell(tenant, "spending", ["ada"]);
    await pause(5);
  }
  const lastSent = Date.now();
  await pause(700);
  expect(told.length).toBeGreaterThanOrEqual(3);
  expect(told.length).toBeLessThanOrEqual(5);
  const gaps = told.slice(1).map((change, index) => change.heardAt - told[index]!.heardAt);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(490);
  expect(Date.parse(told.at(-1)!.at)).toBeGreaterThan(lastSent - 600);
});

test("a lost connection comes back, and everyone is told that something may have changed", async () => {
  const { told } = dashboard(tenant, "ada");
  const killed = await db.login()`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'live-test'`;
  expect(killed.length).toBeGreaterThan(0);
  await until(() => new Set(told.map((change) => change.domain)).size === 2, 15_000);
  const before = told.length;
  await until(async () => {
    await tell(tenant, "spending", ["ada"]);
    return told.length > before;
  }, 15_000);
}, 40_000);

test("who comes back is told at once of what may have been missed", async () => {
  const { told } = dashboard(tenant, "ada", { missed: ["spending", "devices"] });
  await until(() => told.length === 2);
  expect(told.map((change) => change.domain)).toEqual(["spending", "devices"]);
});

test("a stream outlives neither its right nor its reader", async () => {
  let allowed = true;
  const recheck = async () => {
    if (!allowed) throw new Error("no longer");
  };
  const revoked = dashboard(tenant, "ada", { recheck, timing: { gapMs: 10, recheckMs: 200 } });
  await tell(tenant, "spending", ["ada"]);
  await until(() => revoked.told.length === 1);
  allowed = false;
  await expect(revoked.ended).rejects.toThrow("no longer");
  await tell(tenant, "spending", ["ada"]);
  await pause(100);
  expect(revoked.told).toHaveLength(1);
  const left = dashboard(tenant, "ada");
  left.close();
  await left.ended;
});

test("what is not understood is left aside", async () => {
  const { told } = dashboard(tenant, "ada");
  await db.sql("pipeline")`select pg_notify('inlay_live', '{half')`;
  await db.sql("pipeline")`select pg_notify('inlay_live', '{"tenant":"x","domain":"everything"}')`;
  await tell(tenant, "spending", ["ada"]);
  await until(() => told.length === 1);
});
