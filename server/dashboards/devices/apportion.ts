/** A whole of exact parts as whole numbers of a unit: rounded half away from zero. */
export function rounded(exact: bigint, unit: bigint): bigint {
  const size = exact < 0n ? -exact : exact;
  const whole = (size * 2n + unit) / (unit * 2n);
  return exact < 0n ? -whole : whole;
}

/**
 * Exact parts as whole numbers of a unit that add up to their rounded sum (largest remainder): each is rounded down,
 * and what is then missing goes, one each, to those that lost most; of equal ones to the first.
 */
export function apportion(parts: readonly bigint[], unit: bigint): bigint[] {
  const floors = parts.map((part) => (part - modulo(part, unit)) / unit);
  const missing = rounded(total(parts), unit) - total(floors);
  const lost = parts
    .map((part, at) => ({ at, remainder: modulo(part, unit) }))
    .sort((a, b) => order(b.remainder, a.remainder) || a.at - b.at);
  for (const { at } of lost.slice(0, Number(missing))) floors[at]! += 1n;
  return floors;
}

export const total = (parts: readonly bigint[]): bigint => parts.reduce((sum, part) => sum + part, 0n);

const modulo = (value: bigint, unit: bigint): bigint => ((value % unit) + unit) % unit;
const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
