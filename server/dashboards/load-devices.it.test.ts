import { afterAll, beforeAll, expect, test } from "vitest";
import { inScope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { type HourRow, type RowsTenant, refreshAll, tenantWithRows } from "#server/metrics/testing/rows.ts";
import { DevicesView } from "./devices-view.ts";
import { loadDevices } from "./load-devices.ts";
import { DevicesParams } from "./params.ts";

let db: TestDatabase;
let tenant: RowsTenant;

/** Watt hours as they are kept. */
const uj = (wh: number) => String(BigInt(Math.round(wh * 1_000)) * 3_600_000n);
const HOUR = 3_600_000;

/** An hour of the home: its meter, fridge and boiler behind it, a lamp behind the boiler's strip, each in Wh. */
function home(
  at: number,
  wh: { meter: number | null; fridge?: number; boiler?: number; lamp?: number },
  peak: number | null = null,
) {
  const hour = new Date(at).toISOString();
  const row = (device: string, role: HourRow["role"], value: number | null | undefined) =>
    value === undefined
      ? []
      : [
          {
            subject: "home",
            device,
            role,
            hour,
            energy_uj: value === null ? null : uj(value),
            covered_ms: value === null ? 0 : HOUR,
          },
        ];
  return [
    ...row("meter", "home", wh.meter).map((each) => ({ ...each, peak_mw: peak })),
    ...row("fridge", "part", wh.fridge),
    ...row("boiler", "part", wh.boiler),
    ...row("lamp", "nested", wh.lamp),
  ];
}

beforeAll(async () => {
  db = await testDatabase();
  tenant = await tenantWithRows(db);
  await tenant.subject("home", "The Smiths");
  await tenant.device({ subject: "home", device: "meter", role: "home", kind: "meter" });
  await tenant.device({
    subject: "home",
    device: "fridge",
    role: "part",
    parent: "meter",
    kind: "appliance",
    room: "kitchen",
    name: "Fridge",
  });
  await tenant.device({ subject: "home", device: "boiler", role: "part", parent: "meter", kind: "heating", room: "bath" });
  await tenant.device({ subject: "home", device: "lamp", role: "nested", parent: "boiler", kind: "light", room: "bath" });
  await tenant.device({ subject: "flat", device: "tv", role: "alone", kind: "plug", room: "living" });
  // Local 25 October 2025 (24 hours), 26 (25 hours) and 27 (until 11:30): 100 Wh an hour, 60 of it the fridge.
  const start = Date.parse("2025-10-24T22:00:00Z");
  const hours = Array.from({ length: 24 + 25 + 11 }, (_, index) =>
    home(start + index * HOUR, { meter: 100, fridge: 60, boiler: 10, lamp: 4 }),
  );
  // 12:00 to 12:30 local on the 27th, then the data end.
  const last = home(start + (24 + 25 + 12) * HOUR, { meter: 50, fridge: 30 }).map((row) => ({ ...row, covered_ms: HOUR / 2 }));
  await tenant.hours([
    ...hours.flat(),
    // 11:00 on the 27th: a gap; the devices say more than the meter at 12:00 of the 24th.
    ...home(start + (24 + 25 + 11) * HOUR, { meter: null }),
    ...last,
    ...home(Date.parse("2025-10-24T10:00:00Z"), { meter: 20, fridge: 30 }, 4_200_000),
    // A year before, on the same days.
    ...home(Date.parse("2024-10-26T10:00:00Z"), { meter: 700, fridge: 600 }),
  ]);
  // The day that has 23 hours, of a home without a meter.
  const spring = Date.parse("2026-03-28T23:00:00Z");
  await tenant.hours(
    Array.from({ length: 23 }, (_, index) => ({
      ...{ subject: "flat", device: "tv", role: "alone" as const, hour: new Date(spring + index * HOUR).toISOString() },
      ...{ energy_uj: uj(5), peak_mw: 80_000 },
    })),
  );
});
afterAll(() => db.drop());

const load = (input: object = {}, subject: string | null = "home") =>
  inScope(
    db.sql("app"),
    { tenantId: tenant.tenantId, subjects: subject === null ? { mode: "all" } : { mode: "one", subject }, limits: "none" },
    async (tx) => DevicesView.parse(await loadDevices(tx, { ...DevicesParams.parse(input), subject })),
  );
const days = (from: string, to: string) => ({ period: { from, to } });

test("an autumn day has 25 hours, and the one that comes twice is two", async () => {
  const { use } = await load(days("2025-10-26", "2025-10-27"));
  expect(use.granularity).toBe("hour");
  expect(use.buckets).toHaveLength(25);
  expect(use.buckets.slice(2, 4).map((bucket) => bucket.start)).toEqual(["2025-10-26T00:00:00Z", "2025-10-26T01:00:00Z"]);
  expect(use.totalWh).toBe(2_500);
  const byDay = await load(days("2025-10-20", "2025-10-28"));
  expect(byDay.use.buckets.find((bucket) => bucket.start === "2025-10-26")).toEqual({
    start: "2025-10-26",
    partial: false,
    covered: 1,
    totalWh: 2_500,
    byDevice: [
      { device: "boiler", wh: 250 },
      { device: "fridge", wh: 1_500 },
    ],
    untrackedWh: 750,
  });
});

test("a spring day has 23", async () => {
  const { use, untracked } = await load(days("2026-03-29", "2026-03-30"), "flat");
  expect(use.buckets).toHaveLength(23);
  expect(use).toMatchObject({ totalWh: 115 });
  expect(use.buckets[0]).toMatchObject({ covered: 1, byDevice: [{ device: "tv", wh: 5 }], untrackedWh: null, partial: false });
  expect(untracked).toBeNull();
});

test("a gap is a gap, the bucket in which the data end is partial, and nothing is shown after it", async () => {
  const { use } = await load(days("2025-10-27", "2025-10-29"));
  expect(use.buckets).toHaveLength(13);
  expect(use.buckets[11]).toEqual({
    start: "2025-10-27T10:00:00Z",
    partial: false,
    covered: 0,
    totalWh: null,
    byDevice: [],
    untrackedWh: null,
  });
  expect(use.buckets[12]).toMatchObject({
    partial: true,
    covered: 0.5,
    totalWh: 50,
    byDevice: [{ device: "fridge", wh: 30 }],
    untrackedWh: 20,
  });
  const byDay = await load(days("2025-10-22", "2025-10-29"));
  expect(byDay.use.buckets.map((bucket) => [bucket.start, bucket.totalWh, bucket.partial])).toEqual([
    ["2025-10-22", null, false],
    ["2025-10-23", null, false],
    ["2025-10-24", 20, false],
    ["2025-10-25", 2_400, false],
    ["2025-10-26", 2_500, false],
    ["2025-10-27", 1_150, true],
  ]);
});

test("untracked: the meter less what is directly behind it, also below zero", async () => {
  const { untracked } = await load(days("2025-10-26", "2025-10-27"));
  expect(untracked).toEqual({ homeWh: 2_500, trackedWh: 1_750, untrackedWh: 750, coverage: 0.7 });
  const negative = await load(days("2025-10-24", "2025-10-25"));
  expect(negative.untracked).toEqual({ homeWh: 20, trackedWh: 30, untrackedWh: -10, coverage: 1.5 });
  expect(negative.use.buckets[12]).toMatchObject({ untrackedWh: -10 });
  const nothing = await load(days("2025-09-01", "2025-09-02"));
  expect(nothing.untracked).toEqual({ homeWh: null, trackedWh: null, untrackedWh: null, coverage: null });
});

test("compared with the days before and the same days last year", async () => {
  const { compared, comparison, use } = await load({ ...days("2025-10-26", "2025-10-27"), comparison: "year" });
  expect(compared).toMatchObject({ currentWh: 2_500, previousWh: 2_400, lastYearWh: 700, granularity: "hour" });
  expect([compared.current.length, compared.previous.length, compared.lastYear.length]).toEqual([25, 24, 24]);
  expect(compared.lastYear[12]).toEqual({ start: "2024-10-26T10:00:00Z", wh: 700 });
  expect(compared.lastYear[13]?.wh).toBeNull();
  expect(comparison).toEqual({ from: "2024-10-26", to: "2024-10-27", kind: "year" });
  expect(use.comparedWh).toBe(700);
});

test("when: means over the hours that have data, the busiest, the peak, the ranking", async () => {
  const { when } = await load(days("2025-10-20", "2025-10-28"));
  const cell = (weekday: number, hour: number) => when.cells.find((each) => each.weekday === weekday && each.hour === hour);
  // On Sunday the 26th the hour from 2 to 3 came twice.
  expect(cell(7, 2)).toEqual({ weekday: 7, hour: 2, meanWh: 100, hours: 2 });
  expect(cell(5, 12)).toEqual({ weekday: 5, hour: 12, meanWh: 20, hours: 1 });
  expect(cell(1, 11)).toBeUndefined();
  expect(cell(1, 12)).toEqual({ weekday: 1, hour: 12, meanWh: 50, hours: 1 });
  expect(when.busiest?.meanWh).toBe(100);
  expect(when.peak).toEqual({ watts: 4_200, at: "2025-10-24T10:07:00.000Z", device: "meter" });
  expect(when.ranking.map(({ device, name, wh }) => [device, name, wh])).toEqual([
    ["fridge", "Fridge", 60 * 60 + 30 + 30],
    ["boiler", "boiler", 600],
  ]);
});

test("with a filter, the chosen devices themselves, and nothing twice", async () => {
  const period = days("2025-10-26", "2025-10-27");
  const bath = await load({ ...period, filters: { device: null, room: ["bath"] } });
  // The lamp is behind the boiler.
  expect(bath.use).toMatchObject({ totalWh: 250, comparedWh: 240 });
  expect(bath.use.buckets[0]).toMatchObject({ byDevice: [{ device: "boiler", wh: 10 }], untrackedWh: null });
  expect(bath.untracked).toBeNull();
  expect(bath.when.ranking.map((each) => each.device)).toEqual(["boiler"]);
  const lamp = await load({ ...period, filters: { device: ["lamp", "fridge"], room: null } });
  expect(lamp.use.totalWh).toBe(25 * 64);
  const both = await load({ ...period, filters: { device: ["lamp", "fridge"], room: ["bath"] } });
  expect(both.use.totalWh).toBe(100);
  const none = await load({ ...period, filters: { device: [], room: null } });
  expect(none.use).toMatchObject({ totalWh: null });
  expect([none.when.cells, none.when.peak, none.when.ranking]).toEqual([[], null, []]);
});

test("the whole tenant: homes added up, stacked by kind of device", async () => {
  const view = await load({ period: { preset: "last_12_months" } }, null);
  expect(view.use.granularity).toBe("month");
  expect(view.use.totalWh).toBe(20 + 2_400 + 2_500 + 1_150 + 115);
  const october = view.use.buckets.find((bucket) => bucket.start === "2025-10-01");
  expect(october).toMatchObject({
    totalWh: 6_070,
    byDevice: [
      { device: "kind:appliance", wh: 3_660 },
      { device: "kind:heating", wh: 600 },
    ],
    untrackedWh: 6_070 - 4_260,
  });
  expect(view.devices.map((device) => device.device)).toEqual(["kind:appliance", "kind:heating", "kind:plug"]);
  expect(view.when.peak).toMatchObject({ watts: 4_200, device: "home: meter" });
  const plugs = await load({ period: { preset: "last_12_months" }, filters: { device: ["kind:plug"], room: null } }, null);
  expect(plugs.use.totalWh).toBe(115);
  expect(plugs.when.peak).toMatchObject({ watts: 80, device: "flat: tv" });
});

test("one subject never shows another's", async () => {
  const flat = await load({ period: { from: "2024-01-01", to: "2027-01-01" } }, "flat");
  expect(flat.use.totalWh).toBe(115);
  expect(JSON.stringify(flat)).not.toMatch(/fridge|"meter"|Smith/i);
  const scope = { tenantId: tenant.tenantId, subjects: { mode: "one" as const, subject: "flat" }, limits: "none" as const };
  const asked = await inScope(db.sql("app"), scope, (tx) =>
    loadDevices(tx, { ...DevicesParams.parse(days("2025-10-26", "2025-10-27")), subject: "home" }),
  );
  expect([asked.newest, asked.devices, asked.use.totalWh]).toEqual([null, [], null]);
});

test("closed months that are materialised say the same", async () => {
  const ask = () =>
    Promise.all([
      load({ period: { preset: "last_12_months" } }, null),
      load({ period: { from: "2025-01-01", to: "2026-01-01" } }),
    ]);
  const before = await ask();
  await refreshAll(db, "2026-01-01");
  const after = await ask();
  const timeless = (views: DevicesView[]) => views.map(({ asOf: _, ...view }) => view);
  expect(timeless(after)).toEqual(timeless(before));
});
