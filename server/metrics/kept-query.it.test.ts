import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "#db/client.ts";
import type { Scope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { collect } from "#pipelines/collect/collect.ts";
import { newTenant, payment } from "#pipelines/collect/testing/sender.ts";
import { workTenant } from "#pipelines/process/work-tenant.ts";
import { createHub, type Hub } from "#server/live/hub.ts";
import { MetricQuery } from "#server/metrics/contract.ts";
import { queryKept } from "#server/metrics/kept-query.ts";

let db: TestDatabase;
let hub: Hub;
let tenants: string[];

const QUERY = MetricQuery.parse({
  ...{ measures: ["spending.payments"], period: { from: "2020-01-01", to: "2030-01-01" }, granularity: "none" },
});
const all = (tenantId: string): Scope => ({ tenantId, subjects: { mode: "all" }, limits: "none" });
const one = (tenantId: string, subject: string): Scope => ({ ...all(tenantId), subjects: { mode: "one", subject } });
const ask = (scope: Scope, options: object = {}) => queryKept(db.sql("app"), scope, QUERY, { hub, ...options });
const payments = async (scope: Scope, options: object = {}) =>
  (await ask(scope, options)).rows.reduce((sum, row) => sum + Number(row["spending.payments"]), 0);
async function pay(tenantId: string, subject: string, id: string): Promise<void> {
  const items = [{ value: { ...payment(id), subject } }];
  await collect(db.sql("collector"), { tenantId, transport: "http", origin: "test", items });
  await workTenant(db.sql("pipeline"), tenantId);
}

beforeAll(async () => {
  db = await testDatabase();
  tenants = [await newTenant(db), await newTenant(db)];
  hub = createHub(() => connect(db.url, "app", { max: 1, applicationName: "kept-test" }), {
    ...{ probeEveryMs: 300, probeLimitMs: 1_000, retryMs: 50 },
  });
  for (const [at, tenant] of tenants.entries()) {
    await pay(tenant, "ada", `first-${at}`);
    await pay(tenant, "bob", `second-${at}`);
  }
  // Once it listens it knows what still holds.
  let [before, now] = [await ask(all(tenants[0]!)), await ask(all(tenants[0]!))];
  while (before !== now) [before, now] = [now, await ask(all(tenants[0]!))];
});
afterAll(async () => {
  await hub.close();
  await db.drop();
});

test("asked again, and by many at once, an answer is worked out once; who wants it anew gets its own", async () => {
  const scope = all(tenants[0]!);
  const answers = await Promise.all([ask(scope), ask(scope), ask(scope)]);
  expect(new Set(answers).size).toBe(1);
  expect(await ask(scope, { anew: true })).not.toBe(answers[0]);
});

test("a change of its rows ends what is kept; another subject's or tenant's does not", async () => {
  const [mine, other] = tenants as [string, string];
  const ada = one(mine, "ada");
  const [before, elsewhere] = [await ask(ada), await ask(all(other))];
  await pay(mine, "bob", "third");
  expect(await payments(all(mine), { anew: true })).toBe(3);
  // Told a moment later: what is about bob is asked again, what is about ada is not.
  await expect.poll(() => payments(all(mine))).toBe(3);
  expect(await ask(ada)).toBe(before);
  expect(await ask(all(other))).toBe(elsewhere);
  await pay(mine, "ada", "fourth");
  await expect.poll(() => payments(ada)).toBe(2);
});

test("nobody is told what was kept for somebody who may see more", async () => {
  const [mine, other] = tenants as [string, string];
  expect(await payments(all(mine))).toBe(4);
  expect(await payments(one(mine, "bob"))).toBe(2);
  expect(await payments(all(other))).toBe(2);
  const locked: Scope = { ...all(mine), limits: { dashboards: ["spending"], filters: { category: ["no-such-category"] } } };
  expect(await payments(locked)).toBe(0);
  await expect(ask({ ...all(mine), limits: { dashboards: ["devices"], filters: {} } })).rejects.toThrow(/does not open/);
  expect(await payments(all(mine))).toBe(4);
});

test("a process that does not hear of changes keeps nothing", async () => {
  const scope = all(tenants[1]!);
  expect(await ask(scope, { hub: undefined })).not.toBe(await ask(scope, { hub: undefined }));
});
