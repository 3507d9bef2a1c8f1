import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Plan } from "#server/tariffs/plan-input.ts";
import { labelledPrices } from "#server/tariffs/price-labels.ts";
import { pricesOfWeek, tiersOf } from "#server/tariffs/prices.ts";
import { TariffDraft } from "#server/tariffs/tariff-input.ts";

const all = [1, 2, 3, 4, 5, 6, 7];
const workdays = [1, 2, 3, 4, 5];
const band = (weekdays: number[], fromHour: number, toHour: number, perKwhMicros = 1) => ({
  weekdays,
  fromHour,
  toHour,
  perKwhMicros,
});
const tou = (...bands: object[]) => ({ kind: "time_of_use", bands });
const wrong = (plan: unknown) =>
  Plan.safeParse(plan).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];

describe("bands", () => {
  test("cover each hour of the week exactly once, over midnight and over Sunday", () => {
    expect(wrong(tou(band(all, 0, 24)))).toEqual([]);
    expect(wrong(tou(band(all, 6, 22), band(all, 22, 6)))).toEqual([]);
    expect(wrong(tou(band(workdays, 6, 22), band(workdays, 22, 6), band([6, 7], 6, 24), band([6, 7], 0, 6)))).toEqual([
      "bands: no price on Monday from 00:00 to 06:00",
      "bands.3: has a second price on Saturday from 00:00 to 06:00: band 2 covers it as well",
    ]);
    expect(wrong(tou(band(workdays, 0, 24), band([6, 7], 0, 24)))).toEqual([]);
  });
  test("name the hole and the overlap", () => {
    expect(wrong(tou(band(all, 6, 22)))).toEqual([
      "bands: no price on Monday from 00:00 to 06:00, on Monday from 22:00 to 24:00, on Tuesday from 00:00 to 06:00 and in 11 more stretches",
    ]);
    expect(wrong(tou(band(all, 0, 24), band([3], 12, 14)))).toEqual([
      "bands.1: has a second price on Wednesday from 12:00 to 14:00: band 1 covers it as well",
    ]);
    expect(wrong(tou(band(all, 6, 6)))).toEqual(["bands.0: begins and ends at the same hour; a whole day is 0 to 24"]);
  });
  test("of any week that is cut anywhere give each hour its own price", () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 23 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(cuts, (hours) => {
        const edges = hours.sort((a, b) => a - b);
        const bands = edges.map((from, at) => band(all, from, edges[at + 1] ?? edges[0]!, from));
        if (edges.length === 1) bands[0] = band(all, 0, 24, edges[0]!);
        const plan = Plan.parse(tou(...bands));
        const week = pricesOfWeek(plan)!;
        week.forEach((price, hour) => {
          const begun = edges.filter((edge) => edge <= hour % 24).at(-1) ?? edges.at(-1);
          expect(price).toBe(begun);
        });
      }),
    );
  });
});

describe("tiers", () => {
  test("ascend and end without an end", () => {
    const tier = (upToKwh: number | null) => ({ upToKwh, perKwhMicros: 1 });
    const tiered = (...ends: (number | null)[]) => wrong({ kind: "tiered", tiers: ends.map(tier) });
    expect(tiered(100, 250.5, null)).toEqual([]);
    expect(tiered(null)).toEqual([]);
    expect(tiered(100, 100, null)).toEqual(["tiers.1.upToKwh: has to be more than the 100 kWh of the tier before"]);
    expect(tiered(null, 100)).toEqual([
      "tiers.0.upToKwh: is null in the last tier alone",
      "tiers.1.upToKwh: of the last tier is null: it holds for all use beyond",
    ]);
    expect(tiersOf(Plan.parse({ kind: "tiered", tiers: [tier(0.001), tier(null)] }))).toEqual([
      { lower: null, upper: "3600000000", micros: 1 },
      { lower: "3600000000", upper: null, micros: 1 },
    ]);
  });
});

test("prices are whole millionths, negative too, and within reason", () => {
  expect(wrong({ kind: "flat", perKwhMicros: -12 })).toEqual([]);
  expect(wrong({ kind: "flat", perKwhMicros: 0.5 })).toHaveLength(1);
  expect(wrong({ kind: "flat", perKwhMicros: 1e12 })).toHaveLength(1);
});

test("a tariff ends after it begins", () => {
  const draft = { name: "A", subject: null, currency: "EUR", validFrom: "2026-01-01", plan: { kind: "flat", perKwhMicros: 1 } };
  expect(TariffDraft.safeParse({ ...draft, validTo: null }).success).toBe(true);
  expect(TariffDraft.safeParse({ ...draft, validTo: "2026-01-01" }).error?.issues).toMatchObject([{ path: ["validTo"] }]);
});

test("prices are told in words", () => {
  const plan = Plan.parse(tou(band(workdays, 6, 22, 3), { ...band(all, 22, 6, 2), label: "Night" }, band([6, 7], 6, 22, 2)));
  expect(labelledPrices(plan)).toEqual([
    { label: "Mon to Fri 06:00 to 22:00", perKwhMicros: 3 },
    { label: "Night: 22:00 to 06:00", perKwhMicros: 2 },
    { label: "Sat, Sun 06:00 to 22:00", perKwhMicros: 2 },
  ]);
  const tiered = Plan.parse({ kind: "tiered", tiers: [100, 250, null].map((upToKwh) => ({ upToKwh, perKwhMicros: 1 })) });
  expect(labelledPrices(tiered).map(({ label }) => label)).toEqual([
    "up to 100 kWh a month",
    "100 to 250 kWh a month",
    "above 250 kWh a month",
  ]);
});
