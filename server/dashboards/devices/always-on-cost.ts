import type { Period } from "#server/dashboards/view.ts";
import { minorDigits } from "#server/events/currencies.ts";
import { addDays, type IsoDay, least } from "#server/metrics/calendar.ts";
import { stretchesOf } from "#server/tariffs/in-force.ts";
import type { Tariff } from "#server/tariffs/load-tariffs.ts";
import { pricesOfWeek } from "#server/tariffs/prices.ts";
import type { AlwaysOnTile } from "./always-on-view.ts";
import type { CostTile } from "./cost-view.ts";

const MICROS_DIGITS = 6;

type Asked = { period: Period; newest: IsoDay | null; tariffs: readonly Tariff[] };

/** What is always on, with what a year of it costs at the tariff in force on the last day, where there is one. */
export function priced(alwaysOn: AlwaysOnTile, cost: CostTile, asked: Asked): AlwaysOnTile {
  if (!alwaysOn || alwaysOn.yearKwh === null) return alwaysOn;
  const tariff = lastTariff(asked);
  const micros = tariff && pricePerKwh(tariff, cost);
  if (!tariff || micros === null || micros === undefined) return alwaysOn;
  const digits = minorDigits(tariff.currency) ?? 2;
  const yearCostMinor = Math.round((alwaysOn.yearKwh * micros) / 10 ** (MICROS_DIGITS - digits));
  return { ...alwaysOn, yearCostMinor, currency: tariff.currency };
}

function lastTariff({ period, newest, tariffs }: Asked): Tariff | undefined {
  const to = least(period.to, newest === null ? period.to : addDays(newest, 1));
  return stretchesOf(tariffs, { from: addDays(to, -1), to })[0]?.tariff;
}

/** What is drawn evenly costs the mean of the week's hours; in tiers, the mean of what the period's use cost. */
function pricePerKwh({ plan, currency }: Tariff, cost: CostTile): number | null {
  const week = pricesOfWeek(plan);
  if (week === null) return cost?.currency === currency ? cost.meanMicros : null;
  return week.reduce((sum, micros) => sum + micros, 0) / week.length;
}
