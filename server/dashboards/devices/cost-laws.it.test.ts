import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inScope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { tenantWithRows } from "#server/metrics/testing/rows.ts";
import type { Tariff } from "#server/tariffs/load-tariffs.ts";
import type { Plan } from "#server/tariffs/plan-input.ts";
import { loadCostRows } from "./cost-rows.ts";
import { costOf, energyOf, isUse } from "./cost-sums.ts";

let db: TestDatabase;
let tenantId: string;

const PERIOD = { from: "2026-03-10", to: "2026-04-20" };
const MICROJOULES_PER_WH = 3_600_000_000n;
const all = [1, 2, 3, 4, 5, 6, 7];

/** Six weeks over a change of the clock, with gaps, use that is fed back, and two devices behind the meter. */
beforeAll(async () => {
  db = await testDatabase();
  const tenant = await tenantWithRows(db);
  tenantId = tenant.tenantId;
  await tenant.subject("home");
  const start = Date.parse("2026-02-28T23:00:00Z");
  const rows = Array.from({ length: 50 * 24 }, (_, at) => {
    const hour = new Date(start + at * 3_600_000).toISOString();
    // Energies that are no whole Wh, as readings of power give them.
    const energy = (seed: number) =>
      String((BigInt((at * 7_919 + seed * 104_729) % 2_500) - 300n) * MICROJOULES_PER_WH + BigInt(at * seed));
    const of = (device: string, role: "home" | "part" | "nested", seed: number) => ({
      ...{ subject: "home", device, role, hour, energy_uj: at % 97 === seed ? null : energy(seed) },
    });
    return [of("meter", "home", 1), of("fridge", "part", 2), of("boiler", "part", 3), of("lamp", "nested", 4)];
  });
  await tenant.hours(rows.flat());
});
afterAll(() => db.drop());

const tariff = (plan: Plan, from = "2020-01-01", to: string | null = null): Tariff => ({
  ...{ id: from, name: "", own: true, currency: "EUR", from, to, plan },
});
const ask = (
  tariffs: readonly Tariff[],
  more: { granularity?: "hour" | "day" | "month"; period?: typeof PERIOD; devices?: string[] } = {},
) =>
  inScope(db.sql("app"), { tenantId, subjects: { mode: "one", subject: "home" }, limits: "none" }, (tx) =>
    loadCostRows(tx, { subject: "home", period: PERIOD, granularity: "day", devices: null, homes: ["meter"], tariffs, ...more }),
  );
const use = async (...args: Parameters<typeof ask>) => (await ask(...args)).filter((row) => isUse(row, null));

const price = fc.integer({ min: -500_000, max: 900_000 });
const tiers = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 1, max: 900 }), { maxLength: 4 }), fc.array(price, { minLength: 5, maxLength: 5 }))
  .map(([ends, prices]): Plan => {
    const sorted = [...ends.sort((a, b) => a - b), null];
    return { kind: "tiered", tiers: sorted.map((upToKwh, at) => ({ upToKwh, perKwhMicros: prices[at]! })) };
  });
const runs = { numRuns: 12 };

test("a flat price costs price x use, and so do equal bands and equal tiers", async () => {
  await fc.assert(
    fc.asyncProperty(price, fc.integer({ min: 1, max: 23 }), async (perKwhMicros, hour) => {
      const flat = await use([tariff({ kind: "flat", perKwhMicros })]);
      expect(costOf(flat)).toBe(energyOf(flat) * BigInt(perKwhMicros));
      const bands = [
        { weekdays: all, fromHour: 0, toHour: hour, perKwhMicros },
        { weekdays: all, fromHour: hour, toHour: 0, perKwhMicros },
      ];
      expect(costOf(await use([tariff({ kind: "time_of_use", bands })]))).toBe(costOf(flat));
      const same = [1, 50, 400, null].map((upToKwh) => ({ upToKwh, perKwhMicros }));
      expect(costOf(await use([tariff({ kind: "tiered", tiers: same })]))).toBe(costOf(flat));
    }),
    runs,
  );
});

test("hours, days and months cost the same, as does a period in two parts", async () => {
  await fc.assert(
    fc.asyncProperty(tiers, price, fc.integer({ min: 11, max: 31 }), async (plan, perKwhMicros, day) => {
      const cut = `2026-03-${day}`;
      const known = [tariff({ kind: "flat", perKwhMicros }, "2020-01-01", cut), tariff(plan, cut)];
      const whole = costOf(await use(known));
      // A tier crossed in an hour makes its mean a fraction, told to the µJ x millionth.
      const near = (cost: bigint) => expect(Number(cost - whole)).toBeLessThan(1_000);
      for (const granularity of ["hour", "month"] as const) near(costOf(await use(known, { granularity })));
      const parts = [
        { from: PERIOD.from, to: "2026-03-29" },
        { from: "2026-03-29", to: PERIOD.to },
      ];
      near(costOf(await use(known, { period: parts[0]! })) + costOf(await use(known, { period: parts[1]! })));
    }),
    runs,
  );
});

test("a tiered month costs what its use costs, in whatever hours it fell", async () => {
  await fc.assert(
    fc.asyncProperty(tiers, async (plan) => {
      if (plan.kind !== "tiered") throw new Error("made as tiered");
      const month = await use([tariff(plan)], { period: { from: "2026-03-01", to: "2026-04-01" } });
      let [left, below, expected] = [energyOf(month), 0n, 0n];
      for (const { upToKwh, perKwhMicros } of plan.tiers) {
        const room = upToKwh === null ? left : BigInt(upToKwh) * 1_000n * MICROJOULES_PER_WH - below;
        const taken = left < room ? left : room;
        expected += taken * BigInt(perKwhMicros);
        left -= taken;
        below += taken;
      }
      expect(Math.abs(Number(costOf(month) - expected))).toBeLessThan(1_000);
    }),
    runs,
  );
});

test("a device costs its energy at the prices of the hours, alone as among others", async () => {
  const plan: Plan = {
    kind: "tiered",
    tiers: [
      { upToKwh: 200, perKwhMicros: 150_000 },
      { upToKwh: null, perKwhMicros: 420_000 },
    ],
  };
  const known = [tariff(plan)];
  const among = (await ask(known)).filter(({ device }) => device === "boiler");
  const alone = await ask(known, { devices: ["boiler"] });
  expect(alone.map(({ key, cost }) => [key, cost]).sort()).toEqual(among.map(({ key, cost }) => [key, cost]).sort());
  expect(alone.length).toBeGreaterThanOrEqual(41);
});
