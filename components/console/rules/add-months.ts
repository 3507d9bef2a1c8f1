import type { Change, MonthPreview, Reach } from "#server/rules/preview-view.ts";

const SAMPLES = 5;
const TEXTS = 3;

/** What a draft of rules changes in all the months that were looked at. */
export type Found = Omit<MonthPreview, "month"> & {
  /** Months ("2026-03-01"); null: none was looked at. */
  newest: string | null;
  oldest: string | null;
};

export const NOTHING_FOUND: Found = {
  ...{ seen: 0, changed: 0, categories: [], merchants: [], more: 0, reach: [] },
  ...{ newest: null, oldest: null },
};

/** The same with older months added. */
export function addMonths(found: Found, months: readonly MonthPreview[]): Found {
  return months.reduce(
    (sum, month) => ({
      seen: sum.seen + month.seen,
      changed: sum.changed + month.changed,
      categories: addChanges(sum.categories, month.categories),
      merchants: addChanges(sum.merchants, month.merchants),
      more: sum.more + month.more,
      reach: addReach(sum.reach, month.reach),
      newest: sum.newest ?? month.month,
      oldest: month.month,
    }),
    found,
  );
}

/** As one list, the most payments first. */
function addChanges(newer: readonly Change[], older: readonly Change[]): Change[] {
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

function addReach(newer: readonly Reach[], older: readonly Reach[]): Reach[] {
  const merged = new Map(newer.map((reach) => [reach.rule, reach]));
  for (const reach of older) {
    const known = merged.get(reach.rule);
    merged.set(reach.rule, known ? bothReaches(known, reach) : reach);
  }
  return [...merged.values()];
}

const bothReaches = (newer: Reach, older: Reach): Reach => ({
  rule: newer.rule,
  payments: newer.payments + older.payments,
  taken: newer.taken + older.taken,
  takenBy: newer.takenBy ?? older.takenBy,
  given: newer.given + older.given,
  samples: [...new Set([...newer.samples, ...older.samples])].slice(0, TEXTS),
});
