import { expect, test } from "vitest";
import { stretchesOf } from "#server/tariffs/in-force.ts";
import type { Tariff } from "#server/tariffs/load-tariffs.ts";

const tariff = (id: string, own: boolean, from: string, to: string | null): Tariff => ({
  ...{ id, own, from, to, name: id, currency: "EUR", plan: { kind: "flat", perKwhMicros: 1 } },
});
const PERIOD = { from: "2026-01-01", to: "2027-01-01" };
const told = (...tariffs: Tariff[]) => stretchesOf(tariffs, PERIOD).map(({ tariff: { id }, from, to }) => `${id} ${from} ${to}`);

test("nothing is in force before the first, between ends, and after the last", () => {
  expect(told()).toEqual([]);
  expect(told(tariff("a", true, "2026-03-01", "2026-05-01"), tariff("b", true, "2026-06-01", "2026-07-01"))).toEqual([
    "a 2026-03-01 2026-05-01",
    "b 2026-06-01 2026-07-01",
  ]);
});

test("a home's own cuts the tenant's in two", () => {
  expect(told(tariff("all", false, "2020-01-01", null), tariff("own", true, "2026-03-01", "2026-05-01"))).toEqual([
    "all 2026-01-01 2026-03-01",
    "own 2026-03-01 2026-05-01",
    "all 2026-05-01 2027-01-01",
  ]);
});

test("what another of the tenant's begins under a home's own changes nothing there", () => {
  const own = tariff("own", true, "2020-01-01", null);
  expect(told(tariff("x", false, "2020-01-01", "2026-06-01"), tariff("y", false, "2026-06-01", null), own)).toEqual([
    "own 2026-01-01 2027-01-01",
  ]);
  expect(told(tariff("before", false, "2020-01-01", "2021-01-01"), tariff("after", false, "2027-01-01", null))).toEqual([]);
});
