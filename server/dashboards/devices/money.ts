import { rounded } from "#server/dashboards/devices/apportion.ts";
import { minorDigits } from "#server/events/currencies.ts";

const MICROJOULES_PER_KWH = 3_600_000_000_000n;
const MICROJOULES_PER_WH = 3_600_000_000n;
const MICROS_DIGITS = 6;

/** How much of the exact cost (µJ x millionths of the currency's unit a kWh) is one minor unit of the currency. */
export function minorUnit(currency: string): bigint {
  const digits = minorDigits(currency) ?? 2;
  return MICROJOULES_PER_KWH * 10n ** BigInt(MICROS_DIGITS - digits);
}

/** Energy in watt hours, to the µWh, like the measures of use. */
export const wattHours = (uj: bigint): number => Number(rounded(uj * 1_000_000n, MICROJOULES_PER_WH)) / 1e6;

/** Mean price of a kWh in millionths of the currency's unit; null where no energy was used. */
export const meanMicros = (cost: bigint, uj: bigint): number | null => (uj > 0n ? Number(rounded(cost, uj)) : null);
