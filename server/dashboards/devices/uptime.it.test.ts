import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import {
  counter,
  days,
  HOUR,
  type Homes,
  interval,
  MINUTE,
  only,
  type Reading,
  series,
  state,
  tenantOfHomes,
  watts,
} from "./testing/home.ts";

let db: TestDatabase;
let homes: Homes;
beforeAll(async () => {
  db = await testDatabase();
  homes = await tenantOfHomes(db);
});
afterAll(() => db.drop());

const DAY = 24 * HOUR;
/** Local midnight of 1 March 2026 in Berlin. */
const MARCH = "2026-02-28T23:00:00Z";
const marchAt = (hours: number) => new Date(Date.parse(MARCH) + Math.round(hours * HOUR)).toISOString();
const TEN_DAYS = days("2026-03-01", "2026-03-11");

async function uptimeOf(home: string, devices: object[], readings: Reading[], input: object = TEN_DAYS) {
  await homes.devices(devices.map((device) => ({ home, deviceId: "main", ...device })));
  await homes.readings(readings.map((each) => ({ ...each, home })));
  return (await homes.load(input, home)).uptime;
}
const hourly = (device: string, from: number, hours: number) => series(device, marchAt(from), hours, () => interval(100, 3_600));

test("a home that is offline for three days reported seven of ten", async () => {
  const tile = await uptimeOf(
    "offline",
    [{ kind: "meter", name: "Meter" }],
    [...hourly("main", 0, 72), ...hourly("main", 144, 96)],
  );
  expect(tile).toMatchObject({ uptime: 0.7, compared: null, silent: 0, more: 0, granularity: "day" });
  expect(tile.devices).toEqual([
    {
      ...{ subject: "offline", device: "main", name: "Meter", uptime: 0.7, silent: false, lastSeen: marchAt(239) },
      ...{ reportedSeconds: (7 * DAY) / 1_000, expectedSeconds: (10 * DAY) / 1_000 },
      gaps: { count: 1, longest: [{ from: "2026-03-03T23:00:00.000Z", to: "2026-03-06T23:00:00.000Z" }] },
      covered: [1, 1, 1, 0, 0, 0, 1, 1, 1, 1],
    },
  ]);
  expect(tile.buckets).toHaveLength(10);
  // The next ten days are compared with these; of them there are no data, so nothing is expected.
  expect((await homes.load(days("2026-03-11", "2026-03-21"), "offline")).uptime).toMatchObject({ uptime: null, compared: 0.7 });
  expect((await homes.load(days("2026-03-04", "2026-03-06"), "offline")).uptime).toMatchObject({
    uptime: 0,
    compared: 1,
    devices: [{ gaps: { count: 1, longest: [{ from: "2026-03-03T23:00:00.000Z", to: "2026-03-05T23:00:00.000Z" }] } }],
  });
});

test("a device is expected from its first reading on", async () => {
  const tile = await uptimeOf(
    "added",
    [{ kind: "meter" }, { deviceId: "plug" }],
    [
      ...hourly("main", 0, 240),
      // From noon of the sixth day on, but for an hour of the eighth.
      ...hourly("plug", 132, 48),
      ...hourly("plug", 181, 59),
    ],
  );
  const [plug, main] = tile.devices;
  expect(main).toMatchObject({ device: "main", uptime: 1 });
  expect(plug).toMatchObject({ device: "plug", expectedSeconds: 108 * 3_600, reportedSeconds: 107 * 3_600 });
  expect(plug?.covered).toEqual([null, null, null, null, null, 1, 1, expect.closeTo(23 / 24, 9), 1, 1]);
  expect(plug?.gaps).toEqual({ count: 1, longest: [{ from: marchAt(180), to: marchAt(181) }] });
  expect(tile.uptime).toBeCloseTo(347 / 348, 9);
});

test("a gap begins where a reading no longer stands, once nothing was said for longer than the limit", async () => {
  const at = (minutes: number): Reading => ({
    device: "main",
    at: Date.parse(marchAt(5)) + minutes * MINUTE,
    channels: watts(100),
  });
  // Readings stand for ten minutes. Silent for exactly ten, then for eleven, then for an hour across the full hour.
  const minutes = [0, 5, 15, 26, 30, 35, 45, 105, 115, 120, 125];
  const tile = await uptimeOf("limit", [{ gapLimitSeconds: 600 }], minutes.map(at), days("2026-03-01", "2026-03-02"));
  const since = (minute: number) => new Date(at(minute).at).toISOString();
  expect(tile.devices[0]).toMatchObject({
    ...{ expectedSeconds: 125 * 60, reportedSeconds: (125 - 1 - 50) * 60 },
    gaps: {
      count: 2,
      longest: [
        { from: since(55), to: since(105) },
        { from: since(25), to: since(26) },
      ],
    },
  });
});

test("what is expected rarely is not amiss while it is not overdue, nor silent", async () => {
  // Readings stand for five minutes, and are expected every quarter hour: a third of the time has data, and there is no gap.
  const quarters = (count: number) => series("main", MARCH, count, () => watts(50), 15 * MINUTE);
  const tile = await uptimeOf("rare", [{ expectedIntervalSeconds: 900 }], quarters(97), days("2026-03-01", "2026-03-02"));
  expect(tile).toMatchObject({ uptime: expect.closeTo(1 / 3, 9), silent: 0, devices: [{ gaps: { count: 0, longest: [] } }] });
  // The meter goes on; a counter that reports by the day has nothing to say yet, a plug should have spoken.
  const late = await uptimeOf(
    "late",
    [
      { kind: "meter" },
      { deviceId: "daily", expectedIntervalSeconds: 86_400 },
      { deviceId: "plug", expectedIntervalSeconds: 3_600 },
    ],
    [...hourly("main", 0, 240), ...series("daily", MARCH, 10, (day) => counter(1_000 * day), DAY), ...hourly("plug", 0, 230)],
  );
  const byName = Object.fromEntries(late.devices.map((each) => [each.device, each]));
  expect(late.silent).toBe(1);
  expect(byName.daily).toMatchObject({ silent: false, uptime: 1, expectedSeconds: 216 * 3_600 });
  expect(byName.plug).toMatchObject({ silent: true, uptime: expect.closeTo(230 / 240, 9), expectedSeconds: 240 * 3_600 });
  expect(byName.plug?.gaps?.longest).toEqual([{ from: marchAt(230), to: marchAt(240) }]);
});

test("of what only says on and off, the time its readings stand counts", async () => {
  const switched = [0, 12, 30, 60, 84].map(
    (hours, index): Reading => ({ device: "lamp", at: marchAt(hours), channels: state(index % 2 ? "off" : "on") }),
  );
  const tile = await uptimeOf(
    "lamp",
    [{ deviceId: "lamp", kind: "light", gapLimitSeconds: 86_400 }, { kind: "meter" }],
    [...switched, ...hourly("main", 0, 96)],
    days("2026-03-01", "2026-03-05"),
  );
  // From 54 to 60 nothing stood any more; the last reading stands, and nothing is overdue.
  expect(tile.devices.find(({ device }) => device === "lamp")).toMatchObject({
    ...{ expectedSeconds: 84 * 3_600, reportedSeconds: 78 * 3_600, silent: false },
    gaps: { count: 1, longest: [{ from: marchAt(54), to: marchAt(60) }] },
    covered: [1, 1, expect.closeTo(18 / 24, 9), 1],
  });
});

test("days of 23 and 25 hours are as long as they are; a leap day is expected too", async () => {
  const spring = await uptimeOf(
    "spring",
    [{}],
    series("main", "2026-03-27T23:00:00Z", 72, () => interval(1, 3_600)),
    days("2026-03-29", "2026-03-30"),
  );
  expect(spring.devices[0]).toMatchObject({ expectedSeconds: 23 * 3_600, uptime: 1 });
  const autumn = await uptimeOf(
    "autumn",
    [{}],
    series("main", "2025-10-24T22:00:00Z", 72, () => interval(1, 3_600)),
    days("2025-10-26", "2025-10-27"),
  );
  expect(autumn.devices[0]).toMatchObject({ expectedSeconds: 25 * 3_600, uptime: 1 });
  const leap = await uptimeOf(
    "leap",
    [{}],
    series("main", "2024-02-27T23:00:00Z", 72, () => interval(1, 3_600)),
    days("2024-02-01", "2024-03-01"),
  );
  expect(leap.devices[0]).toMatchObject({ expectedSeconds: 48 * 3_600, uptime: 1 });
});

test("a counter's reset is no gap, and a filter leaves the chosen devices", async () => {
  const readings = [
    ...series("main", MARCH, 100, (hour) => counter(5_000 + hour)),
    ...series("main", marchAt(100), 141, (hour) => counter(hour)),
  ];
  const tile = await uptimeOf(
    "reset",
    [{ kind: "meter", expectedIntervalSeconds: 3_600 }, { deviceId: "plug" }],
    [...readings, ...hourly("plug", 0, 120)],
  );
  expect(tile.devices.map(({ device, uptime }) => [device, uptime])).toEqual([
    ["plug", 0.5],
    ["main", 1],
  ]);
  expect((await homes.load({ ...TEN_DAYS, ...only("main") }, "reset")).uptime).toMatchObject({
    uptime: 1,
    silent: 0,
    devices: [{ device: "main" }],
  });
  expect((await homes.load({ ...TEN_DAYS, ...only() }, "reset")).uptime).toMatchObject({ uptime: null, devices: [] });
});

test("over a tenant: the devices furthest behind, those silent since long among them, and the rest counted", async () => {
  const all = await tenantOfHomes(db);
  const ids = Array.from({ length: 52 }, (_, index) => `plug-${String(index).padStart(2, "0")}`);
  await all.devices([
    ...ids.map((deviceId) => ({ home: "many", deviceId, kind: "plug", room: "hall" })),
    { home: "gone", deviceId: "main", kind: "meter" },
  ]);
  await all.readings([
    ...ids.flatMap((device, index) =>
      series(device, marchAt(index === 7 ? 200 : 216), index === 7 ? 32 : 24, () => interval(1, 3_600)).map((each) => ({
        ...each,
        home: "many",
      })),
    ),
    // Ten days, then nothing for three.
    ...series("main", "2026-02-24T23:00:00Z", 7 * 24, () => interval(1, 3_600)).map((each) => ({ ...each, home: "gone" })),
  ]);
  const { uptime } = await all.load(TEN_DAYS, null);
  expect(uptime.devices).toHaveLength(50);
  expect(uptime).toMatchObject({ more: 3, silent: 2 });
  expect(uptime.devices[0]).toEqual({
    ...{ subject: "gone", device: "main", name: "main", silent: true, gaps: null, lastSeen: "2026-03-03T22:00:00.000Z" },
    ...{ uptime: 0.3, reportedSeconds: 3 * 86_400, expectedSeconds: 10 * 86_400 },
    covered: [1, 1, 1, 0, 0, 0, 0, 0, 0, 0],
  });
  expect(uptime.devices[1]).toMatchObject({ device: "plug-07", silent: true, uptime: 0.8 });
  expect(uptime.uptime).toBeCloseTo((72 + 32 + 51 * 24) / (240 + 40 + 51 * 24), 9);
  const plugs = (await all.load({ ...TEN_DAYS, filters: { device: ["kind:plug"], room: ["hall"] } }, null)).uptime;
  expect(plugs).toMatchObject({ more: 2, silent: 1 });
  expect((await all.load({ ...TEN_DAYS, filters: { device: null, room: ["attic"] } }, null)).uptime).toMatchObject({
    devices: [],
    more: 0,
  });
});
