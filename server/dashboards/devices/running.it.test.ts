import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { days, HOUR, type Homes, interval, MINUTE, only, type Reading, series, state, tenantOfHomes } from "./testing/home.ts";

let db: TestDatabase;
let homes: Homes;
beforeAll(async () => {
  db = await testDatabase();
  homes = await tenantOfHomes(db);
});
afterAll(() => db.drop());

/** Local midnight of 1 March 2026 in Berlin. */
const MARCH = Date.parse("2026-02-28T23:00:00Z");
const FIRST = days("2026-03-01", "2026-03-02");
const at = (minutes: number) => new Date(MARCH + minutes * MINUTE).toISOString();
const told = (device: string, ...points: [minutes: number, value: "on" | "off"][]): Reading[] =>
  points.map(([minutes, value]) => ({ device, at: at(minutes), channels: state(value) }));

async function runningOf(home: string, device: object, readings: Reading[], input: object = FIRST) {
  await homes.devices([{ home, deviceId: "fridge", name: "Fridge", kind: "appliance", gapLimitSeconds: 86_400, ...device }]);
  await homes.readings(readings.map((each) => ({ ...each, home })));
  return (await homes.load(input, home)).running;
}

test("a fridge that cycles: run time, starts, and the cycles that are complete", async () => {
  // On for 20 minutes of each hour from 0:10 on, on the first day; then for 30 minutes once.
  const cycles = Array.from({ length: 24 }, (_, hour) => told("fridge", [hour * 60 + 10, "on"], [hour * 60 + 30, "off"])).flat();
  const all = [
    ...told("fridge", [-30, "off"]),
    ...cycles,
    ...told("fridge", [24 * 60 + 5, "on"], [24 * 60 + 35, "off"], [48 * 60, "off"]),
  ];
  const running = await runningOf("fridge", {}, all);
  expect(running).toMatchObject({ onSeconds: 24 * 1_200, comparedSeconds: 0, starts: 24, granularity: "hour" });
  expect(running.devices).toEqual([
    {
      ...{ device: "fridge", name: "Fridge", onSeconds: 24 * 1_200, comparedSeconds: 0, starts: 24, on: false },
      ...{ cycles: 24, meanSeconds: 1_200, medianSeconds: 1_200, longestSeconds: 1_200 },
    },
  ]);
  expect(running.buckets).toHaveLength(24);
  expect(running.buckets[5]).toEqual({ start: at(300).replace(".000", ""), partial: false, onSeconds: 1_200, starts: 1 });
  // The days after: one cycle, and compared with the day before.
  const next = (await homes.load(days("2026-03-02", "2026-03-03"), "fridge")).running;
  expect(next.devices[0]).toMatchObject({ onSeconds: 1_800, comparedSeconds: 28_800, cycles: 1, longestSeconds: 1_800 });
});

test("a cycle counts in the period in which it ended, with all its length", async () => {
  const running = await runningOf(
    "across",
    {},
    told("fridge", [-600, "off"], [-60, "on"], [30, "off"], [1_400, "on"], [1_500, "off"], [1_600, "off"]),
  );
  // 90 minutes, of which 30 are on this day; the one that begins at 23:20 ends tomorrow.
  expect(running.devices[0]).toMatchObject({ cycles: 1, meanSeconds: 5_400, onSeconds: (30 + 40) * 60, starts: 1, on: true });
});

test("what a gap cuts is no complete cycle, and nothing said is a gap in the chart, not a zero", async () => {
  // A state stands for an hour. On from 1:00 with nothing said from 1:30 on; then off at 4:00; off > on > off from 5:00.
  const points = told(
    "fridge",
    [0, "off"],
    [60, "on"],
    [90, "on"],
    [240, "off"],
    [270, "off"],
    [300, "on"],
    [340, "off"],
    [380, "off"],
    [420, "off"],
    [460, "on"],
  );
  const running = await runningOf("cut", { gapLimitSeconds: 3_600 }, points);
  expect(running.devices[0]).toMatchObject({ starts: 3, cycles: 1, longestSeconds: 2_400, on: true, onSeconds: (90 + 40) * 60 });
  // From 2:30 to 4:00 nothing is known. Nothing is measured here, so the data end with the newest hour's begin.
  expect(running.buckets.map(({ onSeconds }) => onSeconds)).toEqual([0, 3_600, 1_800, null, 0, 2_400, 0]);
  // A gap in the middle of on, then one between off and on: both start, and none is complete.
  const broken = told(
    "fridge",
    [0, "off"],
    [30, "on"],
    [200, "on"],
    [220, "off"],
    [230, "off"],
    [400, "on"],
    [410, "off"],
    [420, "off"],
  );
  expect((await runningOf("broken", { gapLimitSeconds: 3_600 }, broken)).devices[0]).toMatchObject({ starts: 2, cycles: 0 });
});

test("a device that was off before the week's data began has no beginning; one that is on all the time no end", async () => {
  const on = series("fridge", new Date(MARCH - 9 * 24 * HOUR).toISOString(), 10 * 24, () => state("on"));
  const running = await runningOf("always", { gapLimitSeconds: 3_600 }, [...on, ...told("fridge", [24 * 60, "off"])]);
  expect(running.devices[0]).toMatchObject({ onSeconds: 86_400, starts: 0, cycles: 0, meanSeconds: null, on: true });
  // Off at noon, after nine days: longer than is looked back.
  const nine = on.slice(0, 9 * 24 + 12);
  const ended = await runningOf("long", { gapLimitSeconds: 3_600 }, [
    ...told("fridge", [-9 * 24 * 60 - 30, "off"]),
    ...nine,
    ...told("fridge", [12 * 60, "off"]),
  ]);
  expect(ended.devices[0]).toMatchObject({ on: false, onSeconds: 43_200, cycles: 0 });
  const silent = await runningOf("silent", {}, [
    ...told("fridge", [-20 * 24 * 60, "off"], [-20 * 24 * 60 + 60, "on"]),
    ...[0, 12].map((hours): Reading => ({ device: "fridge", at: MARCH + hours * HOUR, channels: interval(5, 3_600) })),
  ]);
  // It said on three weeks ago, and nothing since.
  expect(silent.devices[0]).toMatchObject({ on: true, onSeconds: 0 });
  expect(silent.buckets.every(({ onSeconds }) => onSeconds === null)).toBe(true);
});

test("only devices that say on and off are listed, those that were on longest first; filters leave the chosen ones", async () => {
  await homes.devices([
    { home: "several", deviceId: "lamp", gapLimitSeconds: 86_400 },
    { home: "several", deviceId: "tv", gapLimitSeconds: 86_400, parentId: "lamp" },
    { home: "several", deviceId: "meter", kind: "meter" },
  ]);
  const readings = [
    ...told("lamp", [0, "off"], [60, "on"], [90, "off"]),
    ...told("tv", [0, "off"], [60, "on"], [180, "off"]),
    ...series("meter", at(0), 24, () => interval(100, 3_600)),
  ];
  await homes.readings(readings.map((each) => ({ ...each, home: "several" })));
  const { running } = await homes.load(FIRST, "several");
  expect(running.devices.map(({ device, onSeconds }) => [device, onSeconds])).toEqual([
    ["tv", 7_200],
    ["lamp", 1_800],
  ]);
  expect(running).toMatchObject({ onSeconds: 9_000, starts: 2 });
  // A device behind another one runs for itself.
  expect((await homes.load({ ...FIRST, ...only("lamp", "tv", "meter") }, "several")).running.onSeconds).toBe(9_000);
  expect((await homes.load({ ...FIRST, ...only("lamp") }, "several")).running).toMatchObject({
    onSeconds: 1_800,
    devices: [{ device: "lamp" }],
  });
  expect((await homes.load({ ...FIRST, ...only("meter") }, "several")).running).toMatchObject({ onSeconds: 0, devices: [] });
});

test("a state on a day of 25 hours stands for 25; over a tenant it goes by kind, without cycles", async () => {
  const tenant = await tenantOfHomes(db);
  await tenant.devices([
    { home: "a", deviceId: "pump", kind: "heating", gapLimitSeconds: 86_400 },
    { home: "b", deviceId: "pump", kind: "heating", gapLimitSeconds: 86_400, room: "cellar" },
    { home: "b", deviceId: "lamp", kind: "light", gapLimitSeconds: 86_400 },
  ]);
  const long = (home: string, device: string): Reading[] =>
    (["2025-10-25T20:00:00Z", "2025-10-25T21:00:00Z", "2025-10-26T12:00:00Z", "2025-10-27T00:00:00Z"] as const).map(
      (time, index) => ({
        ...{ home, device, at: time, channels: state(index === 0 ? "off" : "on") },
      }),
    );
  await tenant.readings([
    ...long("a", "pump"),
    ...long("b", "pump"),
    { home: "b", device: "lamp", at: "2025-10-26T12:00:00Z", channels: state("off") },
  ]);
  const autumn = days("2025-10-26", "2025-10-27");
  expect((await tenant.load(autumn, "a")).running).toMatchObject({ onSeconds: 25 * 3_600, starts: 0 });
  const { running } = await tenant.load(autumn, null);
  expect(running.devices).toEqual([
    {
      ...{ device: "kind:heating", name: "heating", onSeconds: 50 * 3_600, comparedSeconds: 2 * 3_600, starts: 0, on: false },
      ...{ cycles: null, meanSeconds: null, medianSeconds: null, longestSeconds: null },
    },
  ]);
  const cellar = await tenant.load({ ...autumn, filters: { device: null, room: ["cellar"] } }, null);
  expect(cellar.running.onSeconds).toBe(25 * 3_600);
  // Hours of a home in India begin at half past: they are buckets of their own, each once.
  await tenant.zone("c", "Asia/Kolkata");
  await tenant.devices([
    { home: "c", deviceId: "pump", kind: "heating", gapLimitSeconds: 86_400 },
    { home: "c", deviceId: "lamp", kind: "light", gapLimitSeconds: 86_400 },
  ]);
  await tenant.readings([...long("c", "pump"), ...long("c", "lamp")]);
  const { buckets } = (await tenant.load(autumn, null)).running;
  expect(new Set(buckets.map(({ start }) => start)).size).toBe(buckets.length);
  expect(buckets.find(({ start }) => start === "2025-10-26T05:30:00Z")).toMatchObject({ onSeconds: 7_200 });
});
