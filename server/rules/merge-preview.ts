import type { Change, Reach } from "#server/rules/preview-view.ts";

const SAMPLES = 5;

/** Changes of newer and of older months as one list, the most payments first. */
export function mergeChanges(newer: readonly Change[], older: readonly Change[]): Change[] {
  const merged = new Map<string, Change>();
  for (const change of [...newer, ...older]) {
    const key = JSON.stringify([change.from, change.to]);
    const known = merged.get(key);
    merged.set(key, known ? together(known, change) : change);
  }
  return [...merged.values()].sort((a, b) => b.payments - a.payments || (a.from < b.from ? -1 : 1));
}

function together(newer: Change, older: Change): Change {
  const [first = newer.first] = [newer.first, older.first].sort();
  const [last = newer.last] = [newer.last, older.last].sort().reverse();
  return {
    ...newer,
    payments: newer.payments + older.payments,
    amounts: addAmounts(newer.amounts, older.amounts),
    first,
    last,
    samples: [...newer.samples, ...older.samples].slice(0, SAMPLES),
  };
}

function addAmounts(one: Change["amounts"], other: Change["amounts"]): Change["amounts"] {
  const sums = new Map<string, number>();
  for (const { currency, minor } of [...one, ...other]) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, minor]) => ({ currency, minor }));
}

/** How far rules reach in newer and older months together. */
export function mergeReach(newer: readonly Reach[], older: readonly Reach[]): Reach[] {
  const known = new Map(newer.map((reach) => [reach.rule, reach]));
  return older.map((reach) => {
    const before = known.get(reach.rule);
    if (!before) return reach;
    return {
      rule: reach.rule,
      payments: before.payments + reach.payments,
      taken: before.taken + reach.taken,
      takenBy: before.takenBy ?? reach.takenBy,
      given: before.given + reach.given,
      samples: [...new Set([...before.samples, ...reach.samples])].slice(0, 3),
    };
  });
}
