import type { PlotModel, Series } from "#components/charts/model.ts";
import { paymentsLink } from "#components/dashboards/spending/links.ts";
import { addDays, addMonths, longDayName, monthName } from "#components/format/days.ts";
import { short } from "#components/format/unit.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

/** This month's spending added up day by day, against last month's curve and the mean one. */
export function paceModel(view: SpendingView, state: DashboardState): PlotModel {
  const { pace } = view;
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
    ...(pace.mean ? [{ name: "3-month mean", tone: "quiet", line: "dashed", values: curve(pace.mean) } as const] : []),
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
    title: "Pace",
    summary: summaryOf(view),
    unit: { kind: "money", currency: view.currency },
    axis: "Day of the month",
    places: names.map((day) => {
      const date = addDays(pace.month, day - 1);
      const reached = day <= pace.today;
      return {
        label: String(day),
        name: reached ? `Up to ${longDayName(date)}` : `Day ${day}`,
        ...(reached && { href: paymentsLink(state, view, { flow: "out", period: { from: date, to: addDays(date, 1) } }) }),
      };
    }),
    series: [...compared, current],
  };
}

function daysOf(month: string): number {
  return Number(addDays(addMonths(month, 1), -1).slice(8));
}

function summaryOf(view: SpendingView): string {
  const { pace } = view;
  const unit = { kind: "money", currency: view.currency } as const;
  const mean = pace.meanByThenMinor === null ? "" : `, and ${short(pace.meanByThenMinor, unit)} in the mean of three months`;
  const before =
    pace.lastMonth.length === 0
      ? ""
      : `; ${short(pace.lastMonthByThenMinor, unit)} by the same day of ${monthName(addMonths(pace.month, -1))}${mean}`;
  return `${short(pace.spentMinor, unit)} spent by day ${pace.today} of ${monthName(pace.month)}${before}.`;
}
