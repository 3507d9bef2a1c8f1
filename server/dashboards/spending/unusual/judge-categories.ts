import { opaqueKey } from "#server/dashboards/spending/opaque-key.ts";
import { wholeMinor } from "#server/dashboards/spending/units.ts";
import type { Finding } from "#server/dashboards/spending/unusual-view.ts";
import { mad, median } from "#server/median.ts";
import { addDays, addMonths, firstOfMonth, least } from "#server/metrics/calendar.ts";

/** Complete months before that a month is judged by: as many as there are, from three to six. */
export const MONTHS_LOOKED = 6;
export const MONTHS_NEEDED = 3;
/** How many MADs above the median a month has to be. */
export const TIMES_MAD = 3;

/** What was spent in a category on a day, refunds taken off. */
export type CategoryDay = { category: string; day: string; spentMinor: number };

type Asked = { from: string; end: string; oldest: string; floorMinor: number; currency: string };

/** The first days of the complete months before this one that there are data of, the latest first, at most six. */
export function monthsBefore(month: string, oldest: string): string[] {
  const months = Array.from({ length: MONTHS_LOOKED }, (_, index) => addMonths(month, -1 - index));
  return months.filter((first) => first >= oldest);
}

/**
 * Categories whose spending of a month, up to its end or to that of the data, exceeds the median of the complete months
 * before it by more than three times their MAD, and by the floor at least. Told on the day since which it does.
 */
export function judgeCategories(days: readonly CategoryDay[], { from, end, oldest, floorMinor, currency }: Asked): Finding[] {
  const findings: Finding[] = [];
  const byCategory = new Map(
    [...Map.groupBy(days, ({ category }) => category)].map(([category, all]) => [category, byMonth(all)]),
  );
  for (let month = firstOfMonth(from); month <= end; month = addMonths(month, 1)) {
    const before = monthsBefore(month, oldest);
    if (before.length < MONTHS_NEEDED) continue;
    const until = least(end, addDays(addMonths(month, 1), -1));
    for (const [category, { months, totals }] of byCategory) {
      const usual = before.map((first) => totals.get(first) ?? 0);
      const own = (months.get(month) ?? []).filter(({ day }) => day <= until).sort((a, b) => (a.day < b.day ? -1 : 1));
      const [middle, spread] = [median(usual), mad(usual)];
      const passed = passedOn(own, (spent) => spent - middle > TIMES_MAD * spread && spent - middle >= floorMinor);
      if (passed === null || passed < from) continue;
      findings.push({
        key: `category.${opaqueKey(currency, category, month)}`,
        kind: "category",
        day: passed,
        month,
        amountMinor: sum(own),
        category,
        merchant: null,
        usualMinor: wholeMinor(middle),
        madMinor: wholeMinor(spread),
        limitMinor: wholeMinor(middle + Math.max(TIMES_MAD * spread, floorMinor)),
        transactionIds: [],
        dismissed: false,
      });
    }
  }
  return findings;
}

function byMonth(days: readonly CategoryDay[]) {
  const months = Map.groupBy(days, monthOf);
  return { months, totals: new Map([...months].map(([month, all]) => [month, sum(all)])) };
}

const monthOf = ({ day }: CategoryDay): string => firstOfMonth(day);
const sum = (days: readonly CategoryDay[]): number => days.reduce((total, { spentMinor }) => total + spentMinor, 0);

/** The day since which the month so far is too much, up to its last day; null when in the end it is not. */
function passedOn(days: readonly CategoryDay[], isTooMuch: (spent: number) => boolean): string | null {
  let [total, since] = [0, null as string | null];
  for (const { day, spentMinor } of days) {
    total += spentMinor;
    since = isTooMuch(total) ? (since ?? day) : null;
  }
  return since;
}
