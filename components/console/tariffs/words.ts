import type { TariffRow } from "#components/console/outputs.ts";
import { LOCALE } from "#components/format/locale.ts";

export const KINDS: Record<TariffRow["plan"]["kind"], string> = {
  flat: "Flat",
  time_of_use: "Time of use",
  tiered: "Tiered",
};

export const ALL_HOMES = "All homes without their own";

const MICROS = 1e6;

/** A price of a kWh in units of the currency: "0.3249", "0.30". */
export function priceName(perKwhMicros: number): string {
  return new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 2, maximumFractionDigits: 6 })
    .format(perKwhMicros / MICROS)
    .replace("-", "\u2212");
}

/** From the least price to the greatest: "0.2489 to 0.3412 EUR". */
export function priceRange({ prices, currency }: Pick<TariffRow, "prices" | "currency">): string {
  const micros = prices.map(({ perKwhMicros }) => perKwhMicros);
  const [least, most] = [Math.min(...micros), Math.max(...micros)];
  return `${least === most ? priceName(least) : `${priceName(least)} to ${priceName(most)}`} ${currency}`;
}

export const homeName = ({ subject }: Pick<TariffRow, "subject">): string => subject?.name ?? ALL_HOMES;
