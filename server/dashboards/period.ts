import {
  addDays,
  addMonths,
  daysBetween,
  firstOfMonth,
  type IsoDay,
  lastOfMonth,
  monthsBetween,
} from "#server/metrics/calendar.ts";
import type { PeriodChoice } from "./params.ts";
import type { ComparisonKind, Period } from "./view.ts";

/** The days a choice means, where `now` is the local day of the newest data: named periods end with it. */
export function choosePeriod(choice: PeriodChoice, now: IsoDay): Period {
  if ("from" in choice) return { from: choice.from, to: choice.to };
  const to = addDays(now, 1);
  switch (choice.preset) {
    case "this_month":
      return { from: firstOfMonth(now), to };
    case "last_30_days":
      return { from: addDays(to, -30), to };
    case "last_3_months":
      return { from: addMonths(firstOfMonth(now), -2), to };
    case "last_12_months":
      return { from: addMonths(firstOfMonth(now), -11), to };
    case "year":
      return { from: `${now.slice(0, 4)}-01-01`, to };
  }
}

/**
 * The period to compare with. `year`: the same days a year before. `previous`: as many months before when the period
 * begins with a month (and as far into its last month, so that a month so far is compared with the same days of the one
 * before), else as many days. 29 to 31 become the last day where a month is shorter; a whole month stays a whole month.
 */
export function comparedPeriod(period: Period, kind: ComparisonKind): Period {
  const last = addDays(period.to, -1);
  const byMonths = period.from === firstOfMonth(period.from);
  if (kind === "previous" && !byMonths)
    return { from: addDays(period.from, -daysBetween(period.from, period.to)), to: period.from };
  const months = kind === "year" ? 12 : monthsBetween(period.from, last) + 1;
  const earlier = addMonths(last, -months);
  const wholeMonths = byMonths && last === lastOfMonth(last);
  return { from: addMonths(period.from, -months), to: addDays(wholeMonths ? lastOfMonth(earlier) : earlier, 1) };
}
