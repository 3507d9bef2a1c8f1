/** By currency, of which there are few: to make a format takes milliseconds. */
const units = new Map<string, number>();

/** How many minor units a unit of the currency has: 100 of EUR, 1 of JPY, 1,000 of KWD. */
export function minorPerUnit(currency: string): number {
  const known = units.get(currency);
  if (known !== undefined) return known;
  const { maximumFractionDigits } = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
  const minor = 10 ** (maximumFractionDigits ?? 2);
  units.set(currency, minor);
  return minor;
}

/** An amount that was computed, as a whole number of minor units that JSON carries exactly. */
export const wholeMinor = (minor: number): number => Math.min(Math.round(minor), Number.MAX_SAFE_INTEGER);
