/** An exact decimal: `digits` / 10^`scale`. */
export type Decimal = { digits: bigint; scale: number };

export type NumberFormat = { decimal: string; thousands: string };

const FORMATS = new Map<string, RegExp>();
const ESCAPE = /[.*+?^${}()|[\]\\]/g;

/**
 * Reads a number as it is written in the file, exactly.
 * Groups must be of three digits, so that "1.5" with "." for thousands is an error and not fifteen.
 * @returns null when the text is not a number in this format.
 */
export function parseDecimal(text: string, format: NumberFormat): Decimal | null {
  const found = pattern(format).exec(text);
  if (!found) return null;
  const [, sign, whole, fraction = "", exponent = "0"] = found;
  const integer = format.thousands ? whole!.replaceAll(format.thousands, "") : whole!;
  if (integer === "" && fraction === "") return null;
  const power = Number(exponent);
  if (Math.abs(power) > 400) return null;
  const digits = BigInt(`${integer}${fraction}`) * (sign === "-" || sign === "−" ? -1n : 1n);
  const scale = fraction.length - power;
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

function pattern(format: NumberFormat): RegExp {
  const key = `${format.decimal}\0${format.thousands}`;
  let made = FORMATS.get(key);
  if (!made) {
    const group = format.thousands.replace(ESCAPE, "\\$&");
    const whole = format.thousands ? `\\d{1,3}(?:${group}\\d{3})+|\\d*` : "\\d*";
    made = new RegExp(`^([-+−]?)(${whole})(?:${format.decimal.replace(ESCAPE, "\\$&")}(\\d*))?(?:[eE]([-+]?\\d{1,4}))?$`);
    FORMATS.set(key, made);
  }
  return made;
}

export const multiply = (a: Decimal, b: Decimal): Decimal => ({ digits: a.digits * b.digits, scale: a.scale + b.scale });

export const negate = (a: Decimal): Decimal => ({ digits: -a.digits, scale: a.scale });

export const absolute = (a: Decimal): Decimal => (a.digits < 0n ? negate(a) : a);

export const signOf = (a: Decimal): -1 | 0 | 1 => (a.digits < 0n ? -1 : a.digits > 0n ? 1 : 0);

/** Rounds half away from zero to this many decimals. */
export function round(a: Decimal, decimals: number): Decimal {
  if (a.scale <= decimals) return a;
  const unit = 10n ** BigInt(a.scale - decimals);
  const half = unit / 2n;
  return { digits: (a.digits + (a.digits < 0n ? -half : half)) / unit, scale: decimals };
}

/**
 * The JavaScript number that is this decimal.
 * @returns null when there is none: an integer beyond 2^53, or more digits than a double tells apart.
 */
export function exactNumber(a: Decimal): number | null {
  let { digits, scale } = a;
  while (scale > 0 && digits % 10n === 0n) {
    digits /= 10n;
    scale -= 1;
  }
  const value = Number(digits);
  if (scale === 0) return Number.isSafeInteger(value) ? value : null;
  const near = Number(`${digits}e-${scale}`);
  if (Math.abs(value) < 1e15) return near;
  const back = parseDecimal(String(near), { decimal: ".", thousands: "" });
  return back && back.digits * 10n ** BigInt(scale) === digits * 10n ** BigInt(back.scale) ? near : null;
}

/** "12.340" as text, for messages. */
export function decimalText(a: Decimal): string {
  const sign = a.digits < 0n ? "-" : "";
  const digits = (a.digits < 0n ? -a.digits : a.digits).toString().padStart(a.scale + 1, "0");
  return a.scale === 0 ? sign + digits : `${sign}${digits.slice(0, -a.scale)}.${digits.slice(-a.scale)}`;
}
