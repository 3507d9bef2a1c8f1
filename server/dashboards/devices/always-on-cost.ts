import { minorDigits } from "#server/events/currencies.ts";
import type { AlwaysOnTile } from "./always-on-view.ts";
import type { CostTile } from "./cost-view.ts";

const MICROS_DIGITS = 6;

/** What is always on costs the mean price of what the period's use cost, where a tariff is in force. */
export function priced(alwaysOn: AlwaysOnTile, cost: CostTile): AlwaysOnTile {
  const currency = cost?.currency ?? null;
  const micros = cost?.meanMicros ?? null;
  if (!alwaysOn || alwaysOn.yearKwh === null || currency === null || micros === null) return alwaysOn;
  const yearCostMinor = Math.round((alwaysOn.yearKwh * micros) / 10 ** (MICROS_DIGITS - (minorDigits(currency) ?? 2)));
  return { ...alwaysOn, yearCostMinor, currency };
}
