import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inScope, type Scope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { type RowsTenant, tenantWithRows } from "#server/metrics/testing/rows.ts";
import { changeTariff } from "#server/tariffs/change-tariff.ts";
import { createTariff } from "#server/tariffs/create-tariff.ts";
import { listRemovedTariffs } from "#server/tariffs/list-removed-tariffs.ts";
import { listTariffs, TariffQuery } from "#server/tariffs/list-tariffs.ts";
import { loadTariffs } from "#server/tariffs/load-tariffs.ts";
import type { Plan } from "#server/tariffs/plan-input.ts";
import { previewCost } from "#server/tariffs/preview-cost.ts";
import { removeTariff } from "#server/tariffs/remove-tariff.ts";
import { restoreTariff } from "#server/tariffs/restore-tariff.ts";
import type { TariffDraft } from "#server/tariffs/tariff-input.ts";

let db: TestDatabase;
let acme: RowsTenant;
let globex: RowsTenant;

beforeAll(async () => {
  db = await testDatabase();
  acme = await tenantWithRows(db);
  globex = await tenantWithRows(db);
  for (const tenant of [acme, globex]) for (const home of ["ada", "bo"]) await tenant.subject(home, `Home of ${home}`);
});
afterAll(() => db.drop());

const flat = (perKwhMicros: number): Plan => ({ kind: "flat", perKwhMicros });
const draft = (more: Partial<TariffDraft> = {}): TariffDraft => ({
  ...{
    name: "Day and night",
    subject: null,
    currency: "EUR",
    validFrom: "2026-01-01",
    validTo: null,
    plan: flat(300_000),
    ...more,
  },
});
const inside = <T>({ tenantId }: RowsTenant, work: Parameters<typeof inScope<T>>[2], subject?: string): Promise<T> => {
  const scope: Scope = { tenantId, subjects: subject === undefined ? { mode: "all" } : { mode: "one", subject }, limits: "none" };
  return inScope(db.sql("app"), scope, work);
};
const create = (more: Partial<TariffDraft> = {}, tenant = acme) =>
  inside(tenant, (tx) => createTariff(tx, tenant.tenantId, draft(more), "user:test"));
const list = async (search = "", tenant = acme) =>
  (await inside(tenant, (tx) => listTariffs(tx, TariffQuery.parse({ search })))).tariffs;
const trail = (id: string) => db.login()`select action, details from core.audit where target = ${id} order by id`;

describe("a tariff", () => {
  test("is entered, changed, removed and restored, each with its trail", async () => {
    const { id } = await create({ subject: "ada", name: "Night" });
    expect(await list("night")).toMatchObject([
      {
        id,
        origin: "console",
        subject: { id: "ada", name: "Home of ada" },
        state: "in_force",
        until: null,
        prices: [{ label: "at all times" }],
      },
    ]);
    const change = { ...draft({ subject: "bo", name: "Day", validTo: "2026-07-01", plan: flat(-1) }), id };
    await inside(acme, (tx) => changeTariff(tx, acme.tenantId, change, "user:test"));
    expect(await list("home of bo")).toMatchObject([{ id, name: "Day", validTo: "2026-07-01", state: "ended" }]);

    const remove = () => inside(acme, (tx) => removeTariff(tx, acme.tenantId, { id }, "user:test"));
    const restore = () => inside(acme, (tx) => restoreTariff(tx, acme.tenantId, { id }, "user:test"));
    await remove();
    await remove();
    expect(await list("day")).toEqual([]);
    expect(await inside(acme, (tx) => listRemovedTariffs(tx, acme.tenantId))).toMatchObject([
      { id, name: "Day", subject: { id: "bo" } },
    ]);
    await expect(inside(acme, (tx) => changeTariff(tx, acme.tenantId, change, "user:test"))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await restore();
    await restore();
    expect(await list("day")).toMatchObject([{ id }]);
    expect((await trail(id)).map(({ action }) => action)).toEqual([
      "tariff.create",
      "tariff.change",
      "tariff.remove",
      "tariff.restore",
    ]);
    expect((await trail(id))[1]!.details).toMatchObject({
      from: { name: "Night", subject: "ada", plan: flat(300_000) },
      to: { name: "Day", subject: "bo" },
    });
    await remove();
  });

  test("does not begin on the day of another of the same homes, also not by coming back", async () => {
    const first = await create({ validFrom: "2026-02-01" });
    const taken = { code: "CONFLICT", details: { path: "validFrom" } };
    await expect(create({ validFrom: "2026-02-01" })).rejects.toMatchObject(taken);
    await create({ validFrom: "2026-02-01", subject: "ada" });
    await inside(acme, (tx) => removeTariff(tx, acme.tenantId, first, "user:test"));
    const second = await create({ validFrom: "2026-02-01" });
    await expect(inside(acme, (tx) => restoreTariff(tx, acme.tenantId, first, "user:test"))).rejects.toMatchObject(taken);
    const moved = await create({ validFrom: "2026-03-01" });
    const change = { ...draft({ validFrom: "2026-02-01" }), id: moved.id };
    await expect(inside(acme, (tx) => changeTariff(tx, acme.tenantId, change, "user:test"))).rejects.toMatchObject(taken);
    expect((await list()).filter(({ subject }) => subject === null)).toMatchObject([
      { id: second.id, validFrom: "2026-02-01", until: "2026-03-01" },
      { id: moved.id, validFrom: "2026-03-01", until: null },
    ]);
  });

  test("is for a home that is known, and has a plan without holes", async () => {
    await expect(create({ subject: "nobody" })).rejects.toMatchObject({ code: "NOT_FOUND", details: { path: "subject" } });
    const bands = [{ weekdays: [1], fromHour: 0, toHour: 24, perKwhMicros: 1 }];
    await expect(create({ plan: { kind: "time_of_use", bands } })).rejects.toMatchObject({ details: { path: "plan.bands" } });
    await expect(create({ validTo: "2025-01-01" })).rejects.toMatchObject({ details: { path: "validTo" } });
  });
});

test("a home sees its own and its tenant's, never another home's nor another tenant's", async () => {
  await create({ name: "All of globex", validFrom: "2026-04-01" }, globex);
  await create({ name: "Bo of globex", validFrom: "2026-04-01", subject: "bo" }, globex);
  await create({ name: "Ada of globex", validFrom: "2026-04-02", subject: "ada" }, globex);
  const seen = (tenant: RowsTenant, subject: string, asked = subject) =>
    inside(tenant, async (tx) => (await loadTariffs(tx, asked)).map(({ name }) => name), subject);
  expect(await seen(globex, "ada")).toEqual(["All of globex", "Ada of globex"]);
  expect(await seen(globex, "ada", "bo")).toEqual(["All of globex"]);
  expect((await seen(acme, "ada")).filter((name) => name.includes("globex"))).toEqual([]);
  expect((await list("globex", acme)).length).toBe(0);
});

test("pages hold each tariff once", async () => {
  const tenant = await tenantWithRows(db);
  for (let month = 1; month <= 7; month++) await create({ validFrom: `2026-0${month}-01` }, tenant);
  const found: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const query = TariffQuery.parse({ limit: 3, cursor });
    const { tariffs, next } = await inside(tenant, (tx) => listTariffs(tx, query));
    found.push(...tariffs.map(({ validFrom }) => validFrom));
    cursor = next;
    if (next === null) break;
  }
  expect(found).toEqual([1, 2, 3, 4, 5, 6, 7].map((month) => `2026-0${month}-01`));
});

test("a draft is tried on the last days of a home, beside what they cost now", async () => {
  const tenant = await tenantWithRows(db);
  await tenant.subject("ada");
  await tenant.device({ subject: "ada", device: "meter", role: "home", kind: "meter" });
  const hour = (day: string) => ({
    subject: "ada",
    device: "meter",
    role: "home" as const,
    hour: `${day}T12:00:00Z`,
    energy_uj: String(3_600_000_000_000n),
  });
  await tenant.hours(["2026-03-01", "2026-04-09", "2026-04-10"].map(hour));
  const tried = (perKwhMicros: number, subject = "ada") =>
    inside(tenant, (tx) => previewCost(tx, { subject, currency: "EUR", plan: flat(perKwhMicros), days: 30 }));
  expect(await tried(300_000)).toMatchObject({
    period: { from: "2026-03-12", to: "2026-04-11" },
    wh: 2_000,
    costMinor: 60,
    meanMicros: 300_000,
    nowMinor: null,
  });
  await create({ plan: flat(250_000) }, tenant);
  expect(await tried(300_000)).toMatchObject({ costMinor: 60, nowMinor: 50 });
  expect(await tried(300_000, "nobody")).toBeNull();
});

test("open dashboards are told: of the home, or of all for the tenant's", async () => {
  const tenant = await tenantWithRows(db);
  await tenant.subject("ada");
  const told: unknown[] = [];
  const listening = await db.sql("app", { max: 1 }).listen("inlay_live", (payload) => told.push(JSON.parse(payload)));
  await create({ subject: "ada" }, tenant);
  await create({}, tenant);
  await expect.poll(() => told.length).toBe(2);
  await listening.unlisten();
  expect(told).toMatchObject([
    { tenant: tenant.tenantId, domain: "devices", subjects: ["ada"] },
    { tenant: tenant.tenantId, domain: "devices", subjects: null },
  ]);
});
