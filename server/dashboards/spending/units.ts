/** How many minor units a unit of the currency has: 100 of EUR, 1 of JPY, 1,000 of KWD. */
export function minorPerUnit(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
  return 10 ** (maximumFractionDigits ?? 2);
}

/** An amount that was computed, as a whole number of minor units that JSON carries exactly. */
export const wholeMinor = (minor: number): number => Math.min(Math.round(minor), Number.MAX_SAFE_INTEGER);
