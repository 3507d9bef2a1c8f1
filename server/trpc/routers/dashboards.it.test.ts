import { setTimeout as pause } from "node:timers/promises";
import { isTrackedEnvelope } from "@trpc/server";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import type { Actor, UserActor } from "#server/auth/actor.ts";
import { closeLiveHub } from "#server/live/hub.ts";
import { type RowsTenant, tenantWithRows } from "#server/metrics/testing/rows.ts";
import { closePools } from "#server/pools.ts";
import { createCallerFactory } from "#server/trpc/procedures.ts";
import { appRouter } from "#server/trpc/router.ts";

let db: TestDatabase;
let ours: RowsTenant;
let theirs: RowsTenant;
const callerFor = createCallerFactory(appRouter);

beforeAll(async () => {
  db = await testDatabase();
  vi.stubEnv("DATABASE_URL", db.url);
  [ours, theirs] = [await tenantWithRows(db), await tenantWithRows(db)];
  const day = "2026-11-10";
  await ours.spending([
    { subject: "ada", day, merchant: "canary-ada", debit_minor: 100, debits: 1 },
    { subject: "bo", day, merchant: "canary-bo", debit_minor: 20, debits: 1 },
  ]);
  await theirs.spending([{ subject: "ada", day, merchant: "canary-theirs", debit_minor: 3, debits: 1 }]);
});
afterAll(async () => {
  await closeLiveHub();
  await closePools();
  vi.unstubAllEnvs();
  await db.drop();
});

const user = (role: UserActor["role"], more: Partial<UserActor> = {}): Actor => ({
  ...{ kind: "user", userId: "00000000-0000-7000-8000-000000000001", email: "a@example.com", name: "A" },
  ...{ role, tenantId: ours.tenantId, subject: null },
  ...more,
});
const as = (actor: Actor | null) =>
  callerFor({ requestId: "r", headers: new Headers(), answer: new Headers(), db: db.sql("app"), actor: async () => actor });
const period = { from: "2026-11-01", to: "2026-12-01" };

describe("whose figures", () => {
  test("a customer's are their own, whatever is asked", async () => {
    const ada = as(user("customer", { subject: "ada" }));
    const view = await ada.dashboards.spending({ period });
    expect(view).toMatchObject({ subject: { id: "ada" }, cashFlow: { total: { outMinor: 100 } } });
    expect(JSON.stringify(view)).not.toMatch(/canary-(bo|theirs)/);
    await expect(ada.dashboards.spending({ period, subject: "bo" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(ada.dashboards.devices({ period, subject: "bo" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(ada.events.transactions({ period, subject: "bo" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(ada.events.readings({ period, subject: "bo" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(ada.metrics.query({ measures: ["spending.out"], period })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("a viewer's are the tenant's or one subject's, never another tenant's", async () => {
    const viewer = as(user("viewer"));
    const all = await viewer.dashboards.spending({ period });
    expect(all).toMatchObject({ subject: null, cashFlow: { total: { outMinor: 120 } } });
    expect(JSON.stringify(all)).not.toContain("canary-theirs");
    expect(await viewer.dashboards.spending({ period, subject: "bo" })).toMatchObject({ cashFlow: { total: { outMinor: 20 } } });
    expect(await viewer.dashboards.devices({})).toMatchObject({ subject: null, newest: null, use: { buckets: [] } });
    await expect(viewer.metrics.query({ measures: ["spending.out"], period })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("an analyst asks freely within the tenant", async () => {
    const analyst = as(user("analyst"));
    const { rows } = await analyst.metrics.query({ measures: ["spending.out"], dimensions: ["subject"], period });
    expect(rows).toEqual([
      { subject: "ada", currency: "EUR", "spending.out": 100 },
      { subject: "bo", currency: "EUR", "spending.out": 20 },
    ]);
    expect((await analyst.metrics.query({ measures: ["spending.out"], period, subject: "bo" })).rows).toEqual([
      { currency: "EUR", "spending.out": 20 },
    ]);
    expect((await analyst.metrics.list()).measures.length).toBeGreaterThan(10);
  });

  test("an operator's are those of the tenant they chose", async () => {
    const period = { from: "2026-11-01", to: "2026-12-01" };
    await expect(as(user("operator", { tenantId: null })).dashboards.spending({ period })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const there = await as(user("operator", { tenantId: theirs.tenantId })).dashboards.spending({ period });
    expect(there.cashFlow.total.outMinor).toBe(3);
  });

  test("nobody's are none", async () => {
    const nobody = as(null);
    await expect(nobody.dashboards.spending({ period })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect(nobody.events.event({ source: "s", id: "i" })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect(nobody.live.changes({})).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });
});

test("the live stream begins by saying so, and tells of changes in its scope", async () => {
  const stream = await as(user("customer", { subject: "ada" })).live.changes({});
  const iterator = stream[Symbol.asyncIterator]();
  const next = async () => {
    const { value } = await iterator.next();
    if (!isTrackedEnvelope(value)) throw new Error("an event without an id");
    return value[1] as { domain: string | null };
  };
  expect(await next()).toMatchObject({ domain: null });
  const send = (payload: object) => {
    const told = { domain: "devices", at: new Date().toISOString(), ...payload };
    return db.sql("pipeline")`select pg_notify('inlay_live', ${JSON.stringify(told)})`;
  };
  let telling = true;
  const teller = (async () => {
    while (telling) {
      await send({ tenant: theirs.tenantId, subjects: null, domain: "spending" });
      await send({ tenant: ours.tenantId, subjects: ["bo"], domain: "spending" });
      await send({ tenant: ours.tenantId, subjects: ["ada"] });
      await pause(100);
    }
  })();
  try {
    // The first LISTEN tells of both domains, as something may have happened before it; after that only what concerns ada.
    const heard = [await next(), await next(), await next(), await next()].map((change) => change.domain);
    expect(heard.filter((domain) => domain === "spending").length).toBeLessThanOrEqual(1);
    expect(heard).toContain("devices");
  } finally {
    telling = false;
    await teller;
    await iterator.return?.();
  }
});
