import type { PlotModel, Series } from "#components/charts/model.ts";
import { paymentsLink } from "#components/dashboards/spending/links.ts";
import { addDays, addMonths } from "#components/format/days.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { Words } from "#components/words/words.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

/** This month's spending added up day by day, against last month's curve and the mean one. */
export function paceModel(view: SpendingView, state: DashboardState, words: Words): PlotModel {
  const { pace } = view;
  const { monthName, longDayName, count } = words;
  const says = words.spending.pace;
  const last = addMonths(pace.month, -1);
  const days = Math.max(pace.current.length, pace.lastMonth.length, pace.mean?.length ?? 0, daysOf(pace.month));
  const names = Array.from({ length: days }, (_, index) => index + 1);
  const curve = (points: { day: number; spentMinor: number }[]) => {
    const known = new Map(points.map((point) => [point.day, point.spentMinor]));
    return names.map((day) => known.get(day) ?? null);
  };
  const compared: Series[] = [
    ...(pace.lastMonth.length > 0
      ? [{ name: monthName(last, { year: false }), tone: "other", line: "solid", values: curve(pace.lastMonth) } as const]
      : []),
    ...(pace.mean ? [{ name: says.mean, tone: "quiet", line: "dashed", values: curve(pace.mean) } as const] : []),
  ];
  const current = {
    name: monthName(pace.month, { year: false }),
    tone: "accent",
    line: "solid",
    values: curve(pace.current),
  } as const;
  return {
    kind: "plot",
    id: "pace",
    title: says.title,
    summary: summaryOf(view, words),
    unit: { kind: "money", currency: view.currency },
    axis: says.axis,
    places: names.map((day) => {
      const date = addDays(pace.month, day - 1);
      const reached = day <= pace.today;
      return {
        label: count(day),
        name: reached ? says.upTo(longDayName(date)) : says.day(day),
        ...(reached && { href: paymentsLink(state, view, { flow: "out", period: { from: date, to: addDays(date, 1) } }) }),
      };
    }),
    series: [...compared, current],
  };
}

function daysOf(month: string): number {
  return Number(addDays(addMonths(month, 1), -1).slice(8));
}

function summaryOf({ pace, currency }: SpendingView, { monthName, short, spending }: Words): string {
  const says = spending.pace;
  const money = (minor: number) => short(minor, { kind: "money", currency });
  const now = [money(pace.spentMinor), pace.today, monthName(pace.month)] as const;
  if (pace.lastMonth.length === 0) return says.summary(...now);
  const last = { spent: money(pace.lastMonthByThenMinor), month: monthName(addMonths(pace.month, -1)) };
  if (pace.meanByThenMinor === null) return says.summaryLast(...now, last);
  return says.summaryMean(...now, last, money(pace.meanByThenMinor));
}
