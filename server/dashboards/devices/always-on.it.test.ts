import { afterAll, beforeAll, expect, test } from "vitest";
import { inScope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { setChoice } from "#server/choices/set-choice.ts";
import { counter, days, HOUR, type Homes, interval, only, type Reading, series, tenantOfHomes, watts } from "./testing/home.ts";

/** Berlin's 8 March 2026 begins at 23:00Z: the 48 hours before it. */
const FROM = "2026-03-05T23:00:00.000Z";
const TO = "2026-03-07T23:00:00.000Z";
const WEEK = days("2026-03-01", "2026-03-08");
const at = (hours: number) => new Date(Date.parse(FROM) + Math.round(hours * HOUR)).toISOString();
const meter = { deviceId: "main", name: "Meter", kind: "meter", gapLimitSeconds: 86_400 };

let db: TestDatabase;
let homes: Homes;
beforeAll(async () => {
  db = await testDatabase();
  homes = await tenantOfHomes(db);
});
afterAll(() => db.drop());

/** Power from some hours of the window on. A reading holds for a day at most. */
const steps = (...points: [hours: number, value: number][]): Reading[] =>
  points.map(([hours, value]) => ({ device: "main", at: at(hours), channels: watts(value) }));

async function tileOf(home: string, readings: Reading[], input: object = WEEK, device: object = {}) {
  await homes.devices([{ home, ...meter, ...device }]);
  await homes.readings(readings.map((each) => ({ ...each, home })));
  return (await homes.load(input, home)).alwaysOn!;
}

test("it is the 1st percentile of time, not of readings", async () => {
  const ends = steps([20, 200], [40, 200], [60, 200]);
  // 1 % of 48 hours is 28.8 minutes. Here 10 W hold for 28 of them, by most of the readings there are.
  const often = Array.from({ length: 280 }, (_, index): [number, number] => [5 + index / 600, 10]);
  const brief = await tileOf("brief", [...steps([-1, 200], ...often, [5 + 28 / 60, 200]), ...ends]);
  expect(brief).toMatchObject({ watts: 200, from: FROM, to: TO, yearKwh: 1_752, bandWatts: 50, bandSet: false });
  const exactly = await tileOf("exactly", [...steps([-1, 200], [5, 10], [5 + 28.8 / 60, 200]), ...ends]);
  expect(exactly.watts).toBe(10);
  expect(exactly.meters).toEqual([
    // 10 W for 28.8 minutes; 200 W are far above the band.
    {
      device: "main",
      name: "Meter",
      coveredHours: 48,
      watts: 10,
      standbyShare: expect.closeTo(0.01, 9),
      standbyWh: expect.closeTo(4.8, 9),
    },
  ]);
});

test("standby is the time and energy from the level to the band above it, both edges within", async () => {
  const profile = steps([-1, 800], [0, 100], [2, 150], [3, 150.001], [4, 99.999], [4.1, 400], [20, 400], [40, 400], [60, 400]);
  const tile = await tileOf("band", profile);
  // 99.999 W of 6 minutes are below the percentile. 100 W for 2 hours and 150 W for one are in the band.
  expect(tile.watts).toBe(100);
  expect(tile.meters[0]).toMatchObject({ standbyShare: expect.closeTo(3 / 48, 9), standbyWh: expect.closeTo(350, 6) });
  const scope = { tenantId: homes.tenantId, subjects: { mode: "one" as const, subject: "band" }, limits: "none" as const };
  const choice = { tenantId: homes.tenantId, subject: "band", kind: "standby" as const, key: "home", choice: { watts: 49.999 } };
  await inScope(db.sql("app"), scope, (tx) => setChoice(tx, choice, "user:test"));
  const narrower = (await homes.load(WEEK, "band")).alwaysOn!;
  expect(narrower).toMatchObject({ watts: 100, bandWatts: 49.999, bandSet: true });
  expect(narrower.meters[0]).toMatchObject({ standbyWh: expect.closeTo(200, 6) });
});

test("the curve is the lowest and the mean of each half hour, and a gap in it is a gap", async () => {
  // Readings hold for an hour: nothing from 2:00 to 3:15.
  const profile = [...series("main", at(-1), 3, () => watts(300)), ...series("main", at(3.25), 60, () => watts(300))];
  const tile = await tileOf("curve", [...profile, ...steps([4.3, 100], [4.4, 500])], WEEK, { gapLimitSeconds: 3_600 });
  expect(tile.meters[0]!.coveredHours).toBeCloseTo(46.75, 9);
  expect(tile.curve).toHaveLength(96);
  expect(tile.curve.slice(3, 9)).toEqual([
    { at: at(1.5), leastWatts: 300, meanWatts: 300 },
    { at: at(2), leastWatts: null, meanWatts: null },
    { at: at(2.5), leastWatts: null, meanWatts: null },
    { at: at(3), leastWatts: 300, meanWatts: 300 },
    { at: at(3.5), leastWatts: 300, meanWatts: 300 },
    // 18 minutes of 300 W (the reading of 4:15 among them), 6 of 100 W, 6 of 500 W.
    { at: at(4), leastWatts: 100, meanWatts: expect.closeTo((18 * 300 + 6 * 100 + 6 * 500) / 30, 6) },
  ]);
});

test("less than half of the 48 hours says nothing, and how much there is", async () => {
  const enough = await tileOf("enough", [...series("main", at(24), 24, () => interval(90, 3_600))]);
  expect(enough).toMatchObject({ watts: 90, neededHours: 24 });
  const short = await tileOf("short", [...series("main", at(25), 23, () => interval(90, 3_600))]);
  expect(short).toMatchObject({ watts: null, yearKwh: null });
  expect(short.meters[0]).toEqual({
    device: "main",
    name: "Meter",
    coveredHours: 23,
    watts: null,
    standbyShare: null,
    standbyWh: null,
  });
});

test("the end is that of the data where these end sooner; an interval across the edge counts with its part inside", async () => {
  // Three-hour intervals to 18:30Z of the 7th; the first one lies half before the window.
  const tile = await tileOf(
    "edge",
    series("main", "2026-03-05T17:00:00Z", 17, (index) => interval(index === 0 ? 30 : 600, 10_800), 3 * HOUR),
  );
  expect(tile).toMatchObject({ from: "2026-03-05T20:00:00.000Z", to: "2026-03-07T20:00:00.000Z", watts: 200 });
  const later = await tileOf(
    "edge2",
    series("main", "2026-03-05T17:30:00Z", 17, (index) => interval(index === 0 ? 30 : 600, 10_800), 3 * HOUR),
  );
  // To 20:30Z: the hour that ends the data is half covered, and the window begins at 20:30Z, after the first interval.
  expect(later).toMatchObject({ from: "2026-03-05T20:30:00.000Z", to: "2026-03-07T20:30:00.000Z", watts: 200 });
  const straddling = await tileOf("edge3", [
    { device: "main", at: at(-0.5), channels: interval(10, 3_600) },
    ...series("main", at(0.5), 60, () => interval(250, 3_600)),
  ]);
  // Half an hour of the 10 W lies inside: more than 28.8 minutes, and 5 Wh of them.
  expect(straddling).toMatchObject({ watts: 10, meters: [{ coveredHours: 48, standbyWh: expect.closeTo(5, 9) }] });
});

test("a counter that was reset draws what it counted, and the most exact channel of a quarter hour counts alone", async () => {
  const readings = [1_000, 1_100, 20, 120].map(
    (value, index): Reading => ({ device: "main", at: at(index), channels: counter(value) }),
  );
  const on = series("main", at(4), 60, (index) => counter(220 + index * 100));
  const tile = await tileOf("counter", [...readings, ...on]);
  // From 1:00 to 2:00 the counter fell to 20 Wh: 20 W. All else is 100 W.
  expect(tile).toMatchObject({ watts: 20, meters: [{ coveredHours: 48 }] });
  // Power says 5 W all the time; intervals cover all but the quarter hour from 9:00.
  const both = [
    ...series("main", at(0), 36, () => interval(50, 900), HOUR / 4),
    ...series("main", at(9.25), 180, () => interval(50, 900), HOUR / 4),
  ];
  const mixed = await tileOf("mixed", [...both, ...steps([-1, 5], [20, 5], [40, 5], [60, 5])]);
  expect(mixed.watts).toBe(200);
  expect(mixed.curve[18]).toMatchObject({ leastWatts: 5, meanWatts: 102.5 });
});

test("48 hours are 48 hours on the days when clocks change, and on a leap day", async () => {
  const spring = await tileOf(
    "spring",
    series("main", "2026-03-26T00:00:00Z", 120, () => interval(70, 3_600)),
    days("2026-03-01", "2026-03-30"),
  );
  expect(spring).toMatchObject({ from: "2026-03-27T22:00:00.000Z", to: "2026-03-29T22:00:00.000Z", watts: 70 });
  const autumn = await tileOf(
    "autumn",
    series("main", "2025-10-23T00:00:00Z", 120, () => interval(70, 3_600)),
    days("2025-10-01", "2025-10-27"),
  );
  expect(autumn).toMatchObject({ from: "2025-10-24T23:00:00.000Z", to: "2025-10-26T23:00:00.000Z", watts: 70 });
  const leap = await tileOf(
    "leap",
    series("main", "2024-02-25T00:00:00Z", 168, () => interval(70, 3_600)),
    days("2024-02-01", "2024-03-01"),
  );
  expect(leap).toMatchObject({
    from: "2024-02-27T23:00:00.000Z",
    to: "2024-02-29T23:00:00.000Z",
    meters: [{ coveredHours: 48 }],
  });
});

test("it is compared with the 48 hours before the end of the period compared with", async () => {
  const tile = await tileOf(
    "compared",
    [
      ...series("main", "2026-02-20T00:00:00Z", 24 * 12, () => interval(120, 3_600)),
      ...series("main", "2026-03-04T00:00:00Z", 24 * 5, () => interval(90, 3_600)),
    ],
    days("2026-03-04", "2026-03-08"),
  );
  // 4 to 7 March against 28 February to 3 March, then against the year before.
  expect(tile).toMatchObject({ watts: 90, comparedWatts: 120 });
  const year = { ...days("2026-03-04", "2026-03-08"), comparison: "year" };
  expect((await homes.load(year, "compared")).alwaysOn).toMatchObject({ watts: 90, comparedWatts: null });
  // A period after the data says nothing.
  expect((await homes.load(days("2026-04-01", "2026-04-05"), "compared")).alwaysOn).toMatchObject({ watts: null, from: null });
});

test("meters add up; a home without one, a filter without one, and a whole tenant have none", async () => {
  await homes.devices([
    ...["main", "annex"].map((deviceId) => ({ home: "two", ...meter, deviceId })),
    { home: "two", deviceId: "lamp", kind: "light", parentId: "main" },
    { home: "none", deviceId: "fridge", kind: "appliance" },
  ]);
  const readings = (["main", "annex", "lamp"] as const).flatMap((device, index) =>
    series(device, at(-1), 60, () => interval([90, 40, 5][index]!, 3_600)).map((each) => ({ ...each, home: "two" })),
  );
  await homes.readings([
    ...readings,
    ...series("fridge", at(-1), 60, () => interval(40, 3_600)).map((each) => ({ ...each, home: "none" })),
  ]);
  const both = (await homes.load(WEEK, "two")).alwaysOn!;
  expect([both.watts, both.meters.map((each) => each.watts)]).toEqual([130, [40, 90]]);
  expect(both.curve[10]).toMatchObject({ leastWatts: 130, meanWatts: 130 });
  expect((await homes.load({ ...WEEK, ...only("annex", "lamp") }, "two")).alwaysOn?.watts).toBe(40);
  expect((await homes.load({ ...WEEK, ...only("lamp") }, "two")).alwaysOn).toBeNull();
  expect((await homes.load(WEEK, "none")).alwaysOn).toMatchObject({ watts: null, meters: [], curve: [] });
  expect((await homes.load(WEEK, null)).alwaysOn).toBeNull();
});
