import { afterAll, beforeAll, expect, test } from "vitest";
import { inScope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { newTenant } from "#pipelines/collect/testing/sender.ts";
import { backfill } from "#pipelines/process/backfill.ts";
import { event, send, used } from "#pipelines/process/testing/sent.ts";
import { workTenant } from "#pipelines/process/work-tenant.ts";
import { loadDevices } from "#server/dashboards/load-devices.ts";
import { DevicesParams } from "#server/dashboards/params.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const work = (tenantId: string) => workTenant(db.sql("pipeline"), tenantId);
const flat = (perKwhMicros: number) => ({ kind: "flat", perKwhMicros });
/** A tariff event; its id says what it holds, so that the same again is a duplicate. */
const tariff = (tariffId: string, revision: number, data: object, subject = "ada") =>
  event(
    `${tariffId}-${subject}-r${revision}`,
    "devices.tariff",
    "2026-01-01T00:00:00Z",
    { tariffId, revision, ...data },
    subject,
  );
const full = (perKwhMicros: number, validFrom = "2026-01-01", more: object = {}) => ({
  ...{ currency: "EUR", validFrom, plan: flat(perKwhMicros), ...more },
});

const known = (tenantId: string) =>
  db.sql(
    "pipeline",
  )`select subject, tariff, name, currency::text, valid_from, valid_to, plan from fact.tariff where tenant_id = ${tenantId} order by 1, 2`;

/** What March cost ada, as her dashboard says. */
const cost = (tenantId: string) =>
  inScope(db.sql("app"), { tenantId, subjects: { mode: "one", subject: "ada" }, limits: "none" }, async (tx) => {
    const input = DevicesParams.parse({ period: { from: "2026-03-01", to: "2026-04-01" } });
    return (await loadDevices(tx, { ...input, subject: "ada" })).cost?.costMinor;
  });

/** Every order of a few things. */
const orders = <T>(all: readonly T[]): T[][] =>
  all.length < 2 ? [[...all]] : all.flatMap((one, at) => orders(all.toSpliced(at, 1)).map((rest) => [one, ...rest]));

test("late, twice, corrected and removed: the highest revision wins in any order of arrival", async () => {
  const night = tariff("night", 0, full(100_000, "2026-01-01", { name: "Night" }));
  const corrected = tariff("night", 1, full(200_000, "2026-02-01", { validTo: "2027-01-01" }));
  const gone = [tariff("old", 0, full(900_000)), tariff("old", 1, { deleted: true })];
  const expected = [
    {
      subject: "ada",
      tariff: "night",
      name: "night",
      currency: "EUR",
      valid_from: "2026-02-01",
      valid_to: "2027-01-01",
      plan: flat(200_000),
    },
  ];
  for (const order of orders([night, corrected, ...gone])) {
    const tenantId = await newTenant(db);
    for (const one of order) {
      await send(db, tenantId, one);
      await work(tenantId);
    }
    expect(await send(db, tenantId, night)).toMatchObject({ accepted: 0, duplicate: 1 });
    await work(tenantId);
    expect(await known(tenantId)).toEqual(expected);
  }
  // All at once, and once more from the raw events.
  const tenantId = await newTenant(db);
  await send(db, tenantId, corrected, ...gone.toReversed(), night);
  await work(tenantId);
  expect(await known(tenantId)).toEqual(expected);
  await db.login()`update fact.tariff set plan = '{"kind": "flat", "perKwhMicros": 1}' where tenant_id = ${tenantId}`;
  await backfill(db.sql("pipeline"), tenantId, { from: "2026-01-01", to: "2026-01-02" });
  expect(await known(tenantId)).toEqual(expected);
}, 60_000);

test("a tariff that comes after the use prices it, a corrected one anew, and a removed one no more", async () => {
  const tenantId = await newTenant(db);
  await send(
    db,
    tenantId,
    ...[0, 1, 2, 3].map((quarter) => used(`r${quarter}`, `2026-03-10T10:${quarter * 15 || "00"}:00Z`, 250)),
  );
  await work(tenantId);
  expect(await cost(tenantId)).toBeNull();
  const said = [
    [full(300_000), 30],
    [full(400_000), 40],
    [full(400_000, "2026-03-11"), null],
    [full(500_000), 50],
    [{ deleted: true }, null],
  ] as const;
  for (const [revision, [data, minor]] of said.entries()) {
    await send(db, tenantId, tariff("one", revision, data));
    await work(tenantId);
    expect(await cost(tenantId)).toBe(minor);
  }
});

test("a tariff id belongs to its subject", async () => {
  const tenantId = await newTenant(db);
  await send(db, tenantId, tariff("same", 0, full(1)), tariff("same", 0, full(2), "bo"));
  await work(tenantId);
  expect((await known(tenantId)).map(({ subject, plan }) => [subject, plan.perKwhMicros])).toEqual([
    ["ada", 1],
    ["bo", 2],
  ]);
});

test("open dashboards of the home are told, and only when something changed", async () => {
  const tenantId = await newTenant(db);
  const told: string[] = [];
  const listening = await db.sql("app", { max: 1 }).listen("inlay_live", (payload) => told.push(payload));
  await send(db, tenantId, tariff("one", 1, full(300_000)));
  await work(tenantId);
  await send(db, tenantId, tariff("one", 0, full(100_000)));
  await work(tenantId);
  await expect.poll(() => told.length).toBeGreaterThan(0);
  await listening.unlisten();
  expect(told.map((payload) => JSON.parse(payload))).toEqual([
    expect.objectContaining({ tenant: tenantId, domain: "devices", subjects: ["ada"] }),
  ]);
});

test("a plan with a hole is refused at the door, with the hour that has no price", async () => {
  const tenantId = await newTenant(db);
  const bands = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], fromHour: 1, toHour: 0, perKwhMicros: 1 }];
  const receipt = await send(db, tenantId, tariff("hole", 0, { ...full(1), plan: { kind: "time_of_use", bands } }));
  expect(receipt.results).toMatchObject([
    {
      status: "quarantined",
      path: "/data/plan/bands",
      message:
        "data/plan/bands no price on Monday from 00:00 to 01:00, on Tuesday from 00:00 to 01:00, on Wednesday from 00:00 to 01:00 and in 4 more stretches",
    },
  ]);
});
