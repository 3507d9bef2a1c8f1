import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { GET } from "#app/api/trpc/[trpc]/route.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { serve } from "#pipelines/collect/testing/http-server.ts";
import { makePerson, SECRET, sessionCookie } from "#server/auth/testing/people.ts";
import { type RowsTenant, tenantWithRows } from "#server/metrics/testing/rows.ts";
import { closePools } from "#server/pools.ts";
import type { AppRouter } from "#server/trpc/router.ts";

// Names that every object of JavaScript has: a customer may call their device so, and it arrives, from database to browser.
const ODD = ["__proto__", "constructor", "toString"];
const DAY = "2026-11-18";
const period = { from: DAY, to: "2026-11-20" };

let db: TestDatabase;
let server: Awaited<ReturnType<typeof serve>>;
let ask: ReturnType<typeof createTRPCClient<AppRouter>>;

beforeAll(async () => {
  db = await testDatabase();
  vi.stubEnv("DATABASE_URL", db.url);
  vi.stubEnv("AUTH_SECRET", SECRET);
  const tenant = await tenantWithRows(db);
  for (const subject of ["ada", ...ODD]) await fill(tenant, subject);
  const cookie = await sessionCookie(await makePerson(db, "analyst", tenant.tenantId));
  server = await serve(GET);
  ask = createTRPCClient<AppRouter>({
    links: [httpBatchLink({ url: new URL("/api/trpc", server.url).href, headers: { cookie } })],
  });
});
afterAll(async () => {
  await server?.close();
  await closePools();
  vi.unstubAllEnvs();
  await db?.drop();
});

/** A home whose devices, rooms, merchants and categories are called so, beside a plain one of each. */
async function fill(tenant: RowsTenant, subject: string): Promise<void> {
  await tenant.subject(subject, `The home of ${subject}`);
  const names = ["plain", ...ODD];
  for (const name of names)
    await tenant.device({ ...{ subject, device: name, kind: name, room: name, name: `Called ${name}` }, role: "alone" });
  // And one of the same kind at another place in the home.
  await tenant.device({ subject, device: "meter", role: "home", kind: "meter" });
  await tenant.device({ subject, device: "behind", role: "part", kind: "__proto__", parent: "meter" });
  const used = (device: string, role: "home" | "part" | "alone", wh: number) => ({
    ...{ subject, device, role, hour: `${DAY}T10:00:00Z`, energy_uj: String(wh * 3_600_000_000) },
  });
  await tenant.hours([
    ...names.map((device, index) => used(device, "alone", index + 1)),
    used("meter", "home", 10),
    used("behind", "part", 10),
  ]);
  await tenant.spending(
    names.map((name, index) => ({
      ...{ subject, day: DAY, merchant: name, category: name, account: name },
      ...{ debit_minor: 100 * (index + 1), debits: 1 },
    })),
  );
}

test("devices: each is in every bar, in the ranking and in the report of those that are heard", async () => {
  const view = await ask.dashboards.devices.query({ period, subject: "ada" });
  const [bar] = view.use.buckets.filter(({ byDevice }) => byDevice.length > 0);
  const uses = [
    { device: "plain", wh: 1 },
    { device: "__proto__", wh: 2 },
    { device: "constructor", wh: 3 },
    { device: "toString", wh: 4 },
    { device: "behind", wh: 10 },
  ];
  expect(bar?.byDevice.toSorted((a, b) => a.wh! - b.wh!)).toEqual(uses);
  expect(view.when.ranking.map(({ device, wh }) => ({ device, wh })).toSorted((a, b) => a.wh - b.wh)).toEqual(uses);
  expect(view.uptime.devices.map(({ device }) => device)).toEqual(expect.arrayContaining(uses.map(({ device }) => device)));
  expect(view.devices.find(({ device }) => device === "__proto__")).toMatchObject({
    name: "Called __proto__",
    room: "__proto__",
  });
  const chosen = await ask.dashboards.devices.query({ period, subject: "ada", filters: { device: ["__proto__"], room: null } });
  expect(chosen.use.totalWh).toBe(2);
});

test("devices of all customers: kinds in every bar, with what all of a kind used, whatever their place in the home", async () => {
  const view = await ask.dashboards.devices.query({ period });
  const homes = ODD.length + 1;
  const [bar] = view.use.buckets.filter(({ byDevice }) => byDevice.length > 0);
  expect(bar?.byDevice.find(({ device }) => device === "kind:__proto__")).toEqual({ device: "kind:__proto__", wh: 12 * homes });
  expect(view.wide?.top.map(({ subject }) => subject)).toEqual(expect.arrayContaining(ODD));
});

test("spending: merchants, categories and customers", async () => {
  const view = await ask.dashboards.spending.query({ period, subject: "ada" });
  const told = JSON.stringify(view);
  expect(view.byCategory.categories.map(({ category }) => category)).toEqual(expect.arrayContaining(ODD));
  expect(view.merchants.top.map(({ merchant }) => merchant)).toEqual(expect.arrayContaining(ODD));
  expect(told).toContain('"__proto__"');
  const all = await ask.dashboards.spending.query({ period });
  expect(all.wide?.top.map(({ subject }) => subject)).toEqual(expect.arrayContaining(ODD));
});

test("explore: rows, and what their ids are called", async () => {
  const answer = await ask.explore.ask.query({ measures: ["spending.spent"], dimensions: ["subject"], period });
  expect(answer.rows.map(({ subject }) => subject)).toEqual(expect.arrayContaining(ODD));
  for (const id of ODD) expect(answer.names).toContainEqual({ dimension: "subject", id, name: `The home of ${id}` });
  const devices = await ask.explore.ask.query({ measures: ["devices.energy"], dimensions: ["device"], period, subject: "ada" });
  expect(devices.names).toContainEqual({ dimension: "device", id: "__proto__", name: "Called __proto__" });
});
