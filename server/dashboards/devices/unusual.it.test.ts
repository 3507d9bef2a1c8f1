import { afterAll, beforeAll, expect, test } from "vitest";
import { inScope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { clearChoice } from "#server/choices/clear-choice.ts";
import { setChoice } from "#server/choices/set-choice.ts";
import { counter, days, HOUR, type Homes, interval, only, type Reading, series, tenantOfHomes } from "./testing/home.ts";

let db: TestDatabase;
let homes: Homes;
beforeAll(async () => {
  db = await testDatabase();
  homes = await tenantOfHomes(db);
});
afterAll(() => db.drop());

/** Hours of a heater that draws 200 Wh, but where something else is said for an hour (its UTC begin; null says nothing). */
async function heater(home: string, from: string, hours: number, otherwise: Record<string, number | null> = {}) {
  await homes.devices([{ home, deviceId: "heater", name: "Heater", kind: "heating" }]);
  const readings = series("heater", from, hours, () => interval(200, 3_600)).flatMap(({ at, ...reading }): Reading[] => {
    const wh = otherwise[new Date(at).toISOString().slice(0, 13)];
    return wh === null ? [] : [{ ...reading, home, at, channels: interval(wh ?? 200, 3_600) }];
  });
  await homes.readings(readings);
}
const tileOf = async (home: string, input: object) => (await homes.load(input, home)).unusual!;
const WEEKS_9 = 9 * 7 * 24;

test("an hour far from the same hour of the weeks before, and its neighbours, are one finding", async () => {
  // Nine weeks to Sunday 8 March 2026, Berlin; on the last Thursday from 3 to 5 in the morning, 1,000 and 1,100 Wh.
  await heater("one", "2026-01-04T23:00:00Z", WEEKS_9, { "2026-03-05T02": 1_000, "2026-03-05T03": 1_100 });
  const tile = await tileOf("one", days("2026-03-02", "2026-03-09"));
  expect(tile).toMatchObject({ compared: 0, since: "2026-03-02", weeks: 8, needed: 4, irregular: [] });
  expect(tile.findings).toEqual([
    {
      ...{ device: "heater", name: "Heater", day: "2026-03-05", direction: "more", dismissed: false },
      ...{ from: "2026-03-05T02:00:00.000Z", to: "2026-03-05T04:00:00.000Z", wh: 2_100, usualWh: 400, madWh: 0 },
      key: expect.stringMatching(/^hours:[\w-]{22}:more:2026-03-05T02:00:00.000Z$/),
    },
  ]);
  // A week later it is what the new one is compared with: counted the same way.
  await homes.readings(
    series("heater", "2026-03-08T23:00:00Z", 168, () => interval(200, 3_600)).map((each) => ({ ...each, home: "one" })),
  );
  expect(await tileOf("one", days("2026-03-09", "2026-03-16"))).toMatchObject({ findings: [], compared: 1 });
  expect((await tileOf("one", { ...days("2026-03-09", "2026-03-16"), comparison: "year" })).compared).toBe(0);
});

test("a finding that is dismissed is marked, and taken back it is not; another home's choice changes nothing", async () => {
  const [finding] = (await tileOf("one", days("2026-03-02", "2026-03-09"))).findings;
  const choose = (home: string, kept: boolean) => {
    const ref = { tenantId: homes.tenantId, subject: home, kind: "unusual" as const, key: finding!.key };
    const scope = { tenantId: homes.tenantId, subjects: { mode: "one" as const, subject: home }, limits: "none" as const };
    return inScope(db.sql("app"), scope, (tx) =>
      kept ? setChoice(tx, { ...ref, choice: { dismissed: true as const } }, "user:test") : clearChoice(tx, ref, "user:test"),
    );
  };
  const dismissed = async () => (await tileOf("one", days("2026-03-02", "2026-03-09"))).findings.map((each) => each.dismissed);
  await choose("other", true);
  expect(await dismissed()).toEqual([false]);
  await choose("one", true);
  expect(await dismissed()).toEqual([true]);
  expect((await tileOf("one", days("2026-03-09", "2026-03-16"))).compared).toBe(0);
  await choose("one", false);
  expect(await dismissed()).toEqual([false]);
});

test("three weeks judge nothing, four do", async () => {
  await heater("three", "2026-01-04T23:00:00Z", 4 * 168, { "2026-01-28T11": 2_000 });
  expect(await tileOf("three", days("2026-01-26", "2026-02-02"))).toMatchObject({ findings: [], weeks: 4, needed: 4 });
  await heater("four", "2026-01-04T23:00:00Z", 5 * 168, { "2026-02-04T11": 2_000 });
  expect((await tileOf("four", days("2026-02-02", "2026-02-09"))).findings).toMatchObject([{ wh: 2_000, usualWh: 200 }]);
  // An hour of those four without data is no value of 0 Wh: three are left.
  await heater("gappy", "2026-01-04T23:00:00Z", 5 * 168, { "2026-02-04T11": 2_000, "2026-01-14T11": null });
  expect((await tileOf("gappy", days("2026-02-02", "2026-02-09"))).findings).toEqual([]);
});

test("an hour that is covered by less than nine tenths is neither judged nor compared with", async () => {
  await heater("half", "2026-01-04T23:00:00Z", WEEKS_9, { "2026-03-05T02": null, "2026-03-05T03": null });
  const at = (time: string) => `2026-03-05T${time}Z`;
  await homes.readings([
    { home: "half", device: "heater", at: at("02:00:00"), channels: interval(2_000, 3_239) },
    { home: "half", device: "heater", at: at("03:00:00"), channels: interval(2_000, 3_240) },
  ]);
  const { findings } = await tileOf("half", days("2026-03-02", "2026-03-09"));
  expect(findings).toMatchObject([{ from: "2026-03-05T03:00:00.000Z", to: "2026-03-05T04:00:00.000Z", wh: 2_000 }]);
});

test("the hour of the week is that of the clock: after it changes it is an hour earlier in UTC", async () => {
  // Winter: 6:00 in Berlin is 5:00Z, with 1,500 Wh each day; from 29 March on it is 4:00Z.
  const winter = Object.fromEntries(
    Array.from({ length: 55 }, (_, day) => [
      new Date(Date.parse("2026-02-02T05:00:00Z") + day * 24 * HOUR).toISOString().slice(0, 13),
      1_500,
    ]),
  );
  const summer = Object.fromEntries(
    Array.from({ length: 8 }, (_, day) => [
      new Date(Date.parse("2026-03-29T04:00:00Z") + day * 24 * HOUR).toISOString().slice(0, 13),
      1_500,
    ]),
  );
  await heater("spring", "2026-02-01T23:00:00Z", 63 * 24, { ...winter, ...summer });
  expect((await tileOf("spring", days("2026-03-28", "2026-04-05"))).findings).toEqual([]);
  // On the day that has the hour from 2 to 3 twice, both are judged by the Sundays before.
  await heater("autumn", "2025-08-24T22:00:00Z", WEEKS_9 + 24, { "2025-10-26T00": 900, "2025-10-26T01": 950 });
  expect((await tileOf("autumn", days("2025-10-26", "2025-10-27"))).findings).toMatchObject([
    { from: "2025-10-26T00:00:00.000Z", to: "2025-10-26T02:00:00.000Z", wh: 1_850, usualWh: 400, day: "2025-10-26" },
  ]);
});

test("a leap day is a day like others: the Thursday after it is compared with Thursdays", async () => {
  const thursdays = ["2024-01-11", "2024-01-18", "2024-01-25", "2024-02-01", "2024-02-08", "2024-02-15", "2024-02-22"];
  await heater("leap", "2024-01-07T23:00:00Z", WEEKS_9, Object.fromEntries(thursdays.map((day) => [`${day}T11`, 1_500])));
  expect((await tileOf("leap", days("2024-02-29", "2024-03-01"))).findings).toMatchObject([
    { direction: "less", wh: 200, usualWh: 1_500 },
  ]);
});

test("a counter that is exchanged counts from zero: its first hour is told as less, and nothing else", async () => {
  await homes.devices([{ home: "reset", deviceId: "main", kind: "meter" }]);
  const registers = Array.from({ length: WEEKS_9 + 1 }, (_, hour) => (hour < 1_400 ? 50_000 + hour * 300 : (hour - 1_400) * 300));
  await homes.readings(
    series("main", "2026-01-04T23:00:00Z", WEEKS_9 + 1, (hour) => counter(registers[hour]!)).map((each) => ({
      ...each,
      home: "reset",
    })),
  );
  // At the reset it counts from zero: that hour has 0 Wh, and is told as less.
  const { findings } = await tileOf("reset", days("2026-03-02", "2026-03-09"));
  expect(findings).toMatchObject([{ device: "main", direction: "less", wh: 0, usualWh: 300 }]);
});

test("filters leave the chosen devices; over a tenant there is none", async () => {
  expect((await tileOf("one", { ...days("2026-03-02", "2026-03-09"), ...only("heater") })).findings).toHaveLength(1);
  expect((await tileOf("one", { ...days("2026-03-02", "2026-03-09"), ...only("another") })).findings).toEqual([]);
  expect(
    (await tileOf("one", { ...days("2026-03-02", "2026-03-09"), filters: { device: null, room: ["attic"] } })).findings,
  ).toEqual([]);
  expect((await homes.load(days("2026-03-02", "2026-03-09"), null)).unusual).toBeNull();
});

test("what runs now and then is named, not judged; the main meter tells of it", async () => {
  await homes.devices([
    { home: "washer", deviceId: "washer", name: "Washer", kind: "appliance", parentId: "main" },
    { home: "washer", deviceId: "main", kind: "meter" },
  ]);
  const runs = ["washer", "main"].flatMap((device) =>
    series(device, "2026-01-04T23:00:00Z", WEEKS_9, (hour) => interval(hour % 53 === 7 ? 900 : 1, 3_600)),
  );
  await homes.readings(runs.map((each) => ({ ...each, home: "washer" })));
  const tile = await tileOf("washer", days("2026-03-02", "2026-03-09"));
  expect(tile.irregular).toEqual([{ device: "washer", name: "Washer" }]);
  expect(tile.findings.map(({ device, wh }) => [device, wh])).toEqual([
    ["main", 900],
    ["main", 900],
    ["main", 900],
  ]);
});
