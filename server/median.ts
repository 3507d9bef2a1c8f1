/**
 * The middle of some values, the mean of the middle two where they are even in number.
 * @throws RangeError for none.
 */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError("no values have no median");
  // Numbers alone, which are sorted without a call for each pair: insights ask for thousands of medians.
  const sorted = new Float64Array(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * Median absolute deviation: the median of the distances from the middle, not scaled to a standard deviation.
 * @throws RangeError for no values.
 */
export const mad = (values: readonly number[], middle: number = median(values)): number =>
  median(values.map((value) => Math.abs(value - middle)));
