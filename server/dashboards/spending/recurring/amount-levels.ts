/** How far from the median an amount may lie: a tenth of it, or two units of the currency. */
const SHARE = 10;
export const UNITS = 2;

/** Some neighbours among ascending amounts: from the first index to before the second. */
type Span = readonly [from: number, to: number];

/** Parts things into those within 10 % or two units of their median: halved at the widest gap until each part is that. */
export function amountLevels<T extends { amountMinor: number }>(things: readonly T[], minorPerUnit: number): T[][] {
  const sorted = [...things].sort((a, b) => a.amountMinor - b.amountMinor);
  const amounts = sorted.map(({ amountMinor }) => amountMinor);
  const levels: T[][] = [];
  const left: Span[] = sorted.length > 0 ? [[0, sorted.length]] : [];
  for (let span = left.pop(); span; span = left.pop()) {
    const [from, to] = span;
    if (isOneLevel(amounts, span, minorPerUnit)) levels.push(sorted.slice(from, to));
    else {
      const at = widestGap(amounts, span, minorPerUnit);
      left.push([at, to], [from, at]);
    }
  }
  return levels;
}

function isOneLevel(amounts: readonly number[], [from, to]: Span, minorPerUnit: number): boolean {
  const middle = (amounts[(from + to - 1) >> 1]! + amounts[(from + to) >> 1]!) / 2;
  const furthest = Math.max(middle - amounts[from]!, amounts[to - 1]! - middle);
  return furthest * SHARE <= middle || furthest <= UNITS * minorPerUnit;
}

/** The index after the widest gap, measured by how far an amount may lie from another. */
function widestGap(amounts: readonly number[], [from, to]: Span, minorPerUnit: number): number {
  let [at, widest] = [from + 1, -1];
  for (let index = from + 1; index < to; index++) {
    const [lower, upper] = [amounts[index - 1]!, amounts[index]!];
    const gap = (upper - lower) / Math.max(lower / SHARE, UNITS * minorPerUnit);
    if (gap > widest) [at, widest] = [index, gap];
  }
  return at;
}
