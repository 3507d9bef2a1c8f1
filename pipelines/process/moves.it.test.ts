import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { newTenant } from "#pipelines/collect/testing/sender.ts";
import { randomEvents } from "#pipelines/law/events.ts";
import { Chance } from "#pipelines/law/random.ts";
import { backfill } from "#pipelines/process/backfill.ts";
import { event, madeOf, purchase, send, spentByDay, used } from "#pipelines/process/testing/sent.ts";
import { verifyTenant } from "#pipelines/process/verify.ts";
import { workTenant } from "#pipelines/process/work-tenant.ts";
import { uuidv7 } from "#server/ids.ts";
import { setTenant } from "#server/tenants/set-tenant.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const work = (tenantId: string) => workTenant(db.sql("pipeline"), tenantId);
const clean = async (tenantId: string) => expect((await verifyTenant(db.sql("pipeline"), tenantId)).differences).toEqual([]);
const hours = (tenantId: string, subject = "ada") => db.sql("pipeline")`
  select day, hour_of_day::int as hour, (energy_uj / 3600000000)::float8 as wh from rollup.devices_hourly
  where tenant_id = ${tenantId} and subject = ${subject} order by hour`;

describe("another time zone", () => {
  const MIDNIGHT = "2026-03-10T23:30:00Z";

  test("of the tenant moves the days and hours of subjects that have none of their own, and of no others", async () => {
    const tenantId = await newTenant(db); // in Berlin
    await send(db, tenantId, event("zone", "core.subject", MIDNIGHT, { timeZone: "Asia/Tokyo" }, "kei"));
    for (const subject of ["ada", "kei"]) {
      await send(db, tenantId, purchase(`t-${subject}`, MIDNIGHT, 500, {}, subject), used(`r-${subject}`, MIDNIGHT, 10, subject));
    }
    await work(tenantId);
    expect(await spentByDay(db, tenantId)).toEqual({ "2026-03-11": 500 });
    expect(await hours(tenantId)).toEqual([{ day: "2026-03-11", hour: 0, wh: 10 }]);

    await setTenant(db.sql("pipeline"), tenantId, { zone: "America/New_York" }, "test");
    await work(tenantId);
    expect(await spentByDay(db, tenantId)).toEqual({ "2026-03-10": 500 });
    expect(await hours(tenantId)).toEqual([{ day: "2026-03-10", hour: 19, wh: 10 }]);
    expect(await spentByDay(db, tenantId, "kei")).toEqual({ "2026-03-11": 500 });
    expect(await hours(tenantId, "kei")).toEqual([{ day: "2026-03-11", hour: 8, wh: 10 }]);
    await clean(tenantId);
  });

  test("of a subject moves its days, and a half-hour zone its hours' starts", async () => {
    const tenantId = await newTenant(db);
    await send(db, tenantId, purchase("t", MIDNIGHT, 500), used("r", MIDNIGHT, 10));
    await work(tenantId);
    await send(db, tenantId, event("moved", "core.subject", MIDNIGHT, { timeZone: "Asia/Kolkata", revision: 1 }));
    await work(tenantId);
    expect(await spentByDay(db, tenantId)).toEqual({ "2026-03-11": 500 });
    // 05:00 to 05:15 local: the hour began on a half hour of UTC.
    expect(await hours(tenantId)).toEqual([{ day: "2026-03-11", hour: 5, wh: 10 }]);
    await send(db, tenantId, event("gone", "core.subject", MIDNIGHT, { deleted: true, revision: 2 }));
    await work(tenantId);
    expect(await hours(tenantId)).toEqual([{ day: "2026-03-11", hour: 0, wh: 10 }]);
    await clean(tenantId);
  });
});

test("a category rule counts for what comes after it, and for what came before once it is processed anew", async () => {
  const tenantId = await newTenant(db);
  const byCategory = async () => {
    const rows = await db.sql("pipeline")`
      select category, sum(debit_minor)::float8 as minor from rollup.spending_daily where tenant_id = ${tenantId} group by category order by category`;
    return Object.fromEntries(rows.map(({ category, minor }) => [category, minor]));
  };
  const shop = { merchant: { name: "Corner Shop" }, mcc: "5411" };
  await send(
    db,
    tenantId,
    purchase("old", "2026-08-01T10:00:00Z", 100, shop),
    purchase("said", "2026-08-01T10:00:00Z", 7, { ...shop, category: "gifts" }),
  );
  await work(tenantId);
  const [table] = await db.login()`select category from core.mcc_category where mcc = 5411`;
  const own = table!.category as string;
  expect(await byCategory()).toEqual({ [own]: 100, gifts: 7 });

  const rule = {
    tenant_id: tenantId,
    id: uuidv7(),
    position: 1,
    match_kind: "merchant_contains",
    match_value: "corner",
    category: "treats",
  };
  await db.login()`insert into core.category_rule ${db.login()(rule)}`;
  await send(db, tenantId, purchase("new", "2026-08-02T10:00:00Z", 20, shop));
  await work(tenantId);
  expect(await byCategory()).toEqual({ [own]: 100, gifts: 7, treats: 20 });

  const august = { from: "2026-08-01", to: "2026-09-01" };
  await backfill(db.sql("pipeline"), tenantId, august);
  // What the event itself says wins over any rule.
  expect(await byCategory()).toEqual({ gifts: 7, treats: 120 });
  await db.login()`delete from core.category_rule where tenant_id = ${tenantId}`;
  await backfill(db.sql("pipeline"), tenantId, august);
  expect(await byCategory()).toEqual({ [own]: 120, gifts: 7 });
  await clean(tenantId);
});

test("an event that a business rule refuses gives up its identity: mended, the same id is accepted", async () => {
  const tenantId = await newTenant(db);
  const time = "2026-08-01T10:00:00Z";
  const split = (first: number) =>
    purchase("t1", time, 100, {
      splits: [
        { amountMinor: first, category: "home" },
        { amountMinor: 60, category: "gifts" },
      ],
    });
  const bad = [
    split(50),
    purchase("t2", time, 5, { refundOf: "t2", direction: "credit" }),
    purchase("t3", time, 5, { refundOf: "t1" }),
    event("d1", "devices.device", time, { deviceId: "meter", parentId: "meter" }),
  ];
  expect(await send(db, tenantId, ...bad)).toMatchObject({ accepted: 4, quarantined: 0 });
  await work(tenantId);
  const codes = await db.login()`select code from raw.quarantine where tenant_id = ${tenantId} order by code`;
  const expected = ["device.own_parent", "transaction.refund_direction", "transaction.refund_of_itself", "transaction.split_sum"];
  expect(codes.map(({ code }) => code)).toEqual(expected);
  expect(await spentByDay(db, tenantId)).toEqual({});
  expect(await db.login()`select id from raw.event_key where tenant_id = ${tenantId}`).toEqual([]);

  // Refused again as it was, then accepted once it is right; sent once more it is a duplicate.
  expect(await send(db, tenantId, split(50))).toMatchObject({ accepted: 1, duplicate: 0 });
  await work(tenantId);
  expect(await send(db, tenantId, split(40))).toMatchObject({ accepted: 1, quarantined: 0 });
  await work(tenantId);
  expect(await spentByDay(db, tenantId)).toEqual({ "2026-08-01": 100 });
  expect(await send(db, tenantId, split(40))).toMatchObject({ accepted: 0, duplicate: 1 });
  await clean(tenantId);
});

test("a backfill changes nothing where nothing was wrong, and mends what was, however often it runs", async () => {
  const tenantId = await newTenant(db);
  const events = randomEvents(new Chance(7), 300);
  for (let at = 0; at < events.length; at += 50) await send(db, tenantId, ...events.slice(at, at + 50));
  await work(tenantId);
  const before = await madeOf(db, tenantId);
  expect(before["rollup.spending_daily"]!.length).toBeGreaterThan(20);
  const year = { from: "2026-01-01", to: "2027-01-01" };
  for (let run = 0; run < 2; run++) {
    await backfill(db.sql("pipeline"), tenantId, year);
    expect(await madeOf(db, tenantId)).toEqual(before);
  }
  // Somebody's wrong hand in the facts and in the figures.
  await db.login()`update fact.transaction set amount_minor = amount_minor + 1, category = 'wrong' where tenant_id = ${tenantId}`;
  await db.login()`update fact.reading set value = value + 1 where tenant_id = ${tenantId}`;
  await db.login()`delete from rollup.devices_hourly where tenant_id = ${tenantId} and hour_of_day % 2 = 0`;
  expect((await verifyTenant(db.sql("pipeline"), tenantId)).differences.length).toBeGreaterThan(0);
  await backfill(db.sql("pipeline"), tenantId, year);
  expect(await madeOf(db, tenantId)).toEqual(before);
  await clean(tenantId);
});
