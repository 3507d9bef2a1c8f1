import { kept } from "#components/format/kept.ts";
import { LOCALE } from "#components/format/locale.ts";

/** What a value counts in: money in minor units, energy in watt hours, power in watts, hours, shares of 0 to 1, or plain things. */
export type Unit =
  | { kind: "money"; currency: string }
  | { kind: "energy" }
  | { kind: "power" }
  | { kind: "hours" }
  | { kind: "share" }
  | { kind: "count" };

const SCALES = {
  energy: [
    { from: 1e9, by: 1e9, name: "GWh" },
    { from: 1e6, by: 1e6, name: "MWh" },
    { from: 1e3, by: 1e3, name: "kWh" },
    { from: 0, by: 1, name: "Wh" },
  ],
  power: [
    { from: 1e6, by: 1e6, name: "MW" },
    { from: 1e3, by: 1e3, name: "kW" },
    { from: 0, by: 1, name: "W" },
  ],
} as const;

/** Smaller shares are not told, only that they are. */
const LEAST_SHARE = 0.001;

/** English is written by the house's own rules, which are older than what `Intl` knows of them; others as `Intl` does. */
const isEnglish = (locale: string) => locale.startsWith("en");
/** Beside letters that are read from right to left, European figures and a Latin unit keep their order by marks that nobody sees. */
const needsMarks = (locale: string, text: string) => locale.startsWith("ar") && /[0-9]/.test(text) && !/\p{sc=Arab}/u.test(text);

/** How a language writes figures: the same functions for each, made once a locale. */
export function unitFormats(locale: string) {
  const numbers = kept((options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));
  const percentSign = isEnglish(locale) ? "%" : partOf(locale, { style: "percent" }, "percentSign");
  const hour = partOf(locale, { style: "unit", unit: "hour", unitDisplay: "narrow" }, "unit");

  /** Minor units per unit of a currency, as a power of ten: 2 for EUR, 0 for JPY, 3 for KWD. */
  function currencyDigits(currency: string): number {
    return numbers({ style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  }

  const whole = (text: string): string => (needsMarks(locale, text) ? `\u2066${text}\u2069` : text);

  /** The scale for values up to `greatest`: what to divide by, and the name of the result's unit. */
  function scaleOf(unit: Unit, greatest: number): { by: number; name: string } {
    if (unit.kind === "money") return { by: 10 ** currencyDigits(unit.currency), name: unit.currency };
    if (unit.kind === "count") return { by: 1, name: "" };
    if (unit.kind === "hours") return { by: 1, name: hour };
    if (unit.kind === "share") return { by: 0.01, name: percentSign };
    return SCALES[unit.kind].find((one) => Math.abs(greatest) >= one.from)!;
  }

  /**
   * A value for a tile: three significant digits, thousands above 100,000 shortened: "€1,230", "12.3 kWh", "€1.2M". Money below
   * 100 has its minor units, since nobody writes "€80.6".
   */
  function short(value: number, unit: Unit): string {
    const { by, name } = scaleOf(unit, value);
    const scaled = value / by;
    if (unit.kind === "money" && Math.abs(scaled) < 100)
      return scaled === 0 ? withUnit(0, unit, name, { maximumFractionDigits: 0 }) : exact(value, unit);
    const digits: Intl.NumberFormatOptions = {
      maximumSignificantDigits: 3,
      ...(Math.abs(scaled) >= 99_950 && { notation: "compact" }),
    };
    return withUnit(scaled, unit, name, digits);
  }

  /** A value for a table: exact money, energy to its hundredth in the unit its size asks for. */
  function exact(value: number, unit: Unit): string {
    const { by, name } = scaleOf(unit, value);
    if (unit.kind === "money") return withUnit(value / by, unit, name, {});
    return withUnit(value / by, unit, name, { maximumFractionDigits: unit.kind === "count" ? 0 : 2 });
  }

  /** A share of 0 to 1 in per cent: "12 %", "0.4 %", "< 0.1 %"; with so many decimals where they matter. */
  function percent(share: number, { decimals }: { decimals?: number } = {}): string {
    if (decimals !== undefined) return inPercent(share, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    if (share !== 0 && Math.abs(share) < LEAST_SHARE) return `<\u00a0${inPercent(LEAST_SHARE, { maximumFractionDigits: 1 })}`;
    return inPercent(share, { maximumFractionDigits: Math.abs(share) < 0.01 ? 1 : 0 });
  }

  function inPercent(share: number, digits: Intl.NumberFormatOptions): string {
    if (isEnglish(locale)) return `${figure(share * 100, digits)}\u00a0%`;
    return whole(signed(numbers({ style: "percent", ...digits }).format(share)));
  }

  /** A whole number with thousands separated. */
  function count(value: number): string {
    return numbers({}).format(value);
  }

  /** A plain figure with so many decimals. */
  function decimal(value: number, least: number, most = least): string {
    return figure(value, { minimumFractionDigits: least, maximumFractionDigits: most });
  }

  /** A plain figure. */
  function figure(value: number, digits: Intl.NumberFormatOptions = {}): string {
    return signed(numbers(digits).format(value));
  }

  /** The price of one thing, of millionths of the currency's unit: "€0.3249". */
  function price(micros: number, currency: string): string {
    const digits = { minimumFractionDigits: 2, maximumFractionDigits: 6 } as const;
    return numbers({ style: "currency", currency, currencyDisplay: "narrowSymbol", ...digits }).format(micros / 1e6);
  }

  function withUnit(scaled: number, unit: Unit, name: string, digits: Intl.NumberFormatOptions): string {
    // Minus zero is nobody's figure.
    const value = Object.is(scaled, -0) ? 0 : scaled;
    if (unit.kind === "money") {
      const currency = { style: "currency", currency: unit.currency, currencyDisplay: "narrowSymbol" } as const;
      return signed(numbers({ ...currency, ...digits }).format(value));
    }
    if (unit.kind === "share") return inPercent(value / 100, digits);
    return name === "" ? figure(value, digits) : whole(`${figure(value, digits)}\u00a0${name}`);
  }

  return { currencyDigits, scaleOf, short, exact, percent, count, decimal, figure, price };
}

/** A minus as wide as a plus. */
function signed(text: string): string {
  return text.replace("-", "\u2212");
}

function partOf(locale: string, options: Intl.NumberFormatOptions, type: Intl.NumberFormatPartTypes): string {
  return new Intl.NumberFormat(locale, options).formatToParts(1).find((part) => part.type === type)?.value ?? "";
}

/** Those of the console, whose language is English. */
export const { currencyDigits, scaleOf, short, exact, percent, count } = unitFormats(LOCALE);
