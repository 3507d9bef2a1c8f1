type Amount = { id: string; minor: number };
export type Link = { from: string; to: string; amountMinor: number };

/**
 * Links from each of the first to each of the second, whose sums are the same: of each second one, every first one bears
 * its share, in whole minor units (the largest remainders are rounded up), and all sums hold exactly.
 */
export function apportion(from: readonly Amount[], to: readonly Amount[]): Link[] {
  const left = from.map(({ id, minor }) => ({ id, minor: BigInt(minor) }));
  return to.flatMap(({ id, minor }) => {
    // Shares of what is left: whatever was rounded before is made up for here, and none can bear more than it has.
    const whole = left.reduce((sum, each) => sum + each.minor, 0n);
    // Where sums are greater than a number tells to the last unit, they may differ by some.
    if (whole <= 0n) return [];
    const shares = left.map((source) => {
      const exact = source.minor * BigInt(minor);
      return { source, amount: exact / whole, remainder: exact % whole };
    });
    let missing = BigInt(minor) - shares.reduce((sum, { amount }) => sum + amount, 0n);
    for (const share of [...shares].sort((a, b) => (a.remainder === b.remainder ? 0 : a.remainder < b.remainder ? 1 : -1))) {
      if (missing === 0n) break;
      share.amount += 1n;
      missing -= 1n;
    }
    return shares.flatMap(({ source, amount }) => {
      source.minor -= amount;
      return amount > 0n ? [{ from: source.id, to: id, amountMinor: Number(amount) }] : [];
    });
  });
}
