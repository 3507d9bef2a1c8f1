import { median } from "#server/median.ts";

/** How far from the median an amount may lie: a tenth of it, or two units of the currency. */
const SHARE = 10;
export const UNITS = 2;

/** Whether all amounts (ascending) lie within 10 % or two units of their median. */
export function isOneLevel(amounts: readonly number[], minorPerUnit: number): boolean {
  const middle = median(amounts);
  const furthest = Math.max(middle - amounts[0]!, amounts.at(-1)! - middle);
  return furthest * SHARE <= middle || furthest <= UNITS * minorPerUnit;
}

/** Parts things into those of about the same amount: halved at the widest gap until each part is one level. */
export function amountLevels<T extends { amountMinor: number }>(things: readonly T[], minorPerUnit: number): T[][] {
  const sorted = [...things].sort((a, b) => a.amountMinor - b.amountMinor);
  const levels: T[][] = [];
  const left = sorted.length > 0 ? [sorted] : [];
  for (let next = left.pop(); next; next = left.pop()) {
    const amounts = next.map((thing) => thing.amountMinor);
    if (isOneLevel(amounts, minorPerUnit)) levels.push(next);
    else {
      const at = widestGap(amounts, minorPerUnit);
      left.push(next.slice(at), next.slice(0, at));
    }
  }
  return levels;
}

/** The index after the widest gap, measured by how far an amount may lie from another. */
function widestGap(amounts: readonly number[], minorPerUnit: number): number {
  let [at, widest] = [1, -1];
  for (let index = 1; index < amounts.length; index++) {
    const [lower, upper] = [amounts[index - 1]!, amounts[index]!];
    const gap = (upper - lower) / Math.max(lower / SHARE, UNITS * minorPerUnit);
    if (gap > widest) [at, widest] = [index, gap];
  }
  return at;
}
