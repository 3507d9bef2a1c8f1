import { expect, test } from "vitest";
import { deviceInsights } from "#components/dashboards/fixtures/device-insights.ts";
import type { Tariff } from "#server/tariffs/load-tariffs.ts";
import { priced } from "./always-on-cost.ts";
import type { AlwaysOnTile } from "./always-on-view.ts";
import type { CostTile } from "./cost-view.ts";

const tile: AlwaysOnTile = { ...deviceInsights([], []).alwaysOn!, yearKwh: 876, yearCostMinor: null, currency: null };
const period = { from: "2026-03-01", to: "2026-04-01" };
const tariff = (from: string, plan: Tariff["plan"], currency = "EUR"): Tariff => ({
  id: from,
  name: from,
  own: true,
  currency,
  from,
  to: null,
  plan,
});
const cost = (tariffs: Tariff[], mean: CostTile = null, newest: string | null = "2026-03-20") => {
  const { yearCostMinor, currency } = priced(tile, mean, { period, newest, tariffs })!;
  return [yearCostMinor, currency];
};

test("a year of 100 W at a flat price, by the minor unit of its currency", () => {
  expect(cost([tariff("2026-01-01", { kind: "flat", perKwhMicros: 300_000 })])).toEqual([26_280, "EUR"]);
  expect(cost([tariff("2026-01-01", { kind: "flat", perKwhMicros: 31_000_000 }, "JPY")])).toEqual([27_156, "JPY"]);
});

test("by the hours of the week: a third of the day at night", () => {
  const weekdays = [1, 2, 3, 4, 5, 6, 7];
  const bands = [
    { weekdays, fromHour: 22, toHour: 6, perKwhMicros: 150_000 },
    { weekdays, fromHour: 6, toHour: 22, perKwhMicros: 300_000 },
  ];
  expect(cost([tariff("2026-01-01", { kind: "time_of_use", bands })])).toEqual([21_900, "EUR"]);
});

test("the tariff is that of the last day there are data of; without one there is no cost", () => {
  const plans = [
    tariff("2026-01-01", { kind: "flat", perKwhMicros: 300_000 }),
    tariff("2026-03-21", { kind: "flat", perKwhMicros: 400_000 }),
  ];
  const inTurn = [{ ...plans[0]!, to: "2026-03-21" }, plans[1]!];
  expect(cost(inTurn)).toEqual([26_280, "EUR"]);
  expect(cost(inTurn, null, "2026-03-21")).toEqual([35_040, "EUR"]);
  expect(cost([])).toEqual([null, null]);
  expect(cost([tariff("2026-03-21", { kind: "flat", perKwhMicros: 1 })])).toEqual([null, null]);
});

test("in tiers, at the mean price of the period's use", () => {
  const tiers: Tariff["plan"] = { kind: "tiered", tiers: [{ upToKwh: null, perKwhMicros: 300_000 }] };
  expect(cost([tariff("2026-01-01", tiers)])).toEqual([null, null]);
  const mean = { currency: "EUR", meanMicros: 200_000 } as NonNullable<CostTile>;
  expect(cost([tariff("2026-01-01", tiers)], mean)).toEqual([17_520, "EUR"]);
  expect(cost([tariff("2026-01-01", tiers, "USD")], mean)).toEqual([null, null]);
});
