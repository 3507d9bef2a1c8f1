import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { newTenant } from "#pipelines/collect/testing/sender.ts";
import { event, purchase, send, spentByDay } from "#pipelines/process/testing/sent.ts";
import { workTenant } from "#pipelines/process/work-tenant.ts";
import { isZone } from "#server/events/zones.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const TIME = "2026-09-01T10:00:00Z";

test("counters that jump absurdly do not stop the tenant's other figures", async () => {
  const tenantId = await newTenant(db);
  const jump = (n: number) =>
    event(`c${n}`, "devices.reading", `2026-09-01T10:00:${String(n).padStart(2, "0")}Z`, {
      deviceId: "meter",
      channels: { energy_counter: { value: n % 2 ? 1e9 : 0, unit: "Wh" } },
    });
  await send(db, tenantId, ...Array.from({ length: 20 }, (_, n) => jump(n)), purchase("t", TIME, 500));
  await workTenant(db.sql("pipeline"), tenantId);
  expect(await spentByDay(db, tenantId)).toEqual({ "2026-09-01": 500 });
  const hours = await db.sql(
    "pipeline",
  )`select energy_uj::text as uj, readings from rollup.devices_hourly where tenant_id = ${tenantId}`;
  expect(hours).toMatchObject([{ uj: "9000000000000000000", readings: 20 }]);
});

test("a zone that the database does not know is refused by name, and stops nothing", async () => {
  const tenantId = await newTenant(db);
  await send(
    db,
    tenantId,
    event("s", "core.subject", TIME, { name: "Ada", timeZone: "Europe/Berlin" }),
    purchase("t", TIME, 500),
  );
  // As a database of another version would see it: the door has let pass what it does not know.
  await db.login()`update raw.event set data = data || '{"timeZone": "Mars/Phobos"}' where tenant_id = ${tenantId} and id = 's'`;
  await workTenant(db.sql("pipeline"), tenantId);
  expect(await spentByDay(db, tenantId)).toEqual({ "2026-09-01": 500 });
  const refused = await db.login()`select code, path, message from raw.quarantine where tenant_id = ${tenantId}`;
  expect(refused).toMatchObject([
    { code: "subject.time_zone", path: "/data/timeZone", message: expect.stringContaining("Mars/Phobos") },
  ]);
});

test("what the door takes for a zone, the database takes for one", async () => {
  const names = await db.login()`select name from pg_timezone_names`;
  // Names that JavaScript knows and the IANA database has given up.
  const former = ["US/Pacific-New", "Canada/East-Saskatchewan", "SystemV/PST8PDT"];
  const asked = [...names.map(({ name }) => name as string), ...Intl.supportedValuesOf("timeZone"), ...former].filter(isZone);
  expect(asked.length).toBeGreaterThan(400);
  const [found] = await db.login()`
    select array_agg(z) filter (where not ops.knows_zone(z)) as unknown from unnest(${asked}::text[]) z`;
  expect(found!.unknown).toBeNull();
  expect(former.filter(isZone)).toEqual([]);
});
