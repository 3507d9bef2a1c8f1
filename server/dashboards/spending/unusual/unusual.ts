import type { Choice } from "#server/choices/choice.ts";
import type { Payment } from "#server/dashboards/spending/payments.ts";
import type { RecurringSeries } from "#server/dashboards/spending/recurring-view.ts";
import { minorPerUnit } from "#server/dashboards/spending/units.ts";
import type { Finding, UnusualTile } from "#server/dashboards/spending/unusual-view.ts";
import type { Period } from "#server/dashboards/view.ts";
import { addDays, firstOfMonth, least, monthsBetween } from "#server/metrics/calendar.ts";
import { type CategoryDay, judgeCategories } from "./judge-categories.ts";
import { duplicates, fees, rises } from "./odd-payments.ts";

/** By how many units of the currency a category has to exceed what is usual. */
export const FLOOR_UNITS = 50;

type Asked = {
  days: readonly CategoryDay[];
  payments: readonly Payment[];
  /** The first day of the subject's data. */
  oldest: string;
  currency: string;
  dismissed: ReadonlyMap<string, Choice<"unusual">>;
};

/** What stands out within some days, up to the last one there are data of; the newest first. */
export function findUnusual(period: Period, end: string, series: readonly RecurringSeries[], asked: Asked): Finding[] {
  const { days, payments, oldest, currency, dismissed } = asked;
  const until = least(end, addDays(period.to, -1));
  const floorMinor = FLOOR_UNITS * minorPerUnit(currency);
  return [
    ...judgeCategories(days, { from: period.from, end: until, oldest, floorMinor, currency }),
    ...duplicates(payments, period),
    ...fees(payments, period),
    ...rises(series, period),
  ]
    .map((finding) => ({ ...finding, dismissed: dismissed.has(finding.key) }))
    .sort((a, b) => (a.day === b.day ? (a.key < b.key ? -1 : 1) : a.day < b.day ? 1 : -1));
}

/** The tile of findings, and how many there were in the period compared with. */
export function unusualTile(
  findings: Finding[],
  before: readonly Finding[],
  { end, oldest, currency }: Pick<Asked, "oldest" | "currency"> & { end: string },
): UnusualTile {
  // A month whose first day has no data yet is none that is known as a whole.
  const started = monthsBetween(oldest, end) - (oldest > firstOfMonth(oldest) ? 1 : 0);
  return {
    findings,
    compared: before.filter(({ dismissed }) => !dismissed).length,
    completeMonths: Math.max(0, started),
    floorMinor: FLOOR_UNITS * minorPerUnit(currency),
  };
}
