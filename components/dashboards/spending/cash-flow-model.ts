import type { PlotModel } from "#components/charts/model.ts";
import { monthWithin, paymentsLink } from "#components/dashboards/spending/links.ts";
import { plural } from "#components/dashboards/words.ts";
import { monthLabels, monthName } from "#components/format/days.ts";
import { short } from "#components/format/unit.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

/** In and out side by side for each month, with the net as a line. */
export function cashFlowModel(view: SpendingView, state: DashboardState): PlotModel {
  const { months } = view.cashFlow;
  const unit = { kind: "money", currency: view.currency } as const;
  const labels = monthLabels(months.map(({ month }) => month));
  return {
    kind: "plot",
    id: "cash-flow",
    title: "Cash flow",
    summary: summaryOf(view),
    unit,
    axis: "Month",
    places: months.map(({ month, partial }, index) => ({
      label: labels[index]!,
      name: partial ? `${monthName(month)}, ${partialName(view, month)}` : monthName(month),
      partial,
      href: paymentsLink(state, view, { period: monthWithin(view, month) }),
    })),
    series: [
      { name: "In", tone: "series-3", values: months.map((month) => month.inMinor) },
      { name: "Out", tone: "series-1", values: months.map((month) => month.outMinor) },
      { name: "Net", tone: "ink", line: "solid", soFar: true, values: months.map((month) => month.netMinor) },
    ],
  };
}

/** A partial month is the newest one, so far, or one that the period cuts. */
function partialName(view: SpendingView, month: string): string {
  const isLast = month === view.cashFlow.months.at(-1)?.month;
  return isLast ? "so far" : "in part";
}

function summaryOf(view: SpendingView): string {
  const { total, months } = view.cashFlow;
  const unit = { kind: "money", currency: view.currency } as const;
  const ended = months.filter((month) => !month.partial);
  const short_ = ended.filter((month) => month.netMinor < 0).length;
  const habit =
    ended.length < 2
      ? ""
      : short_ === 0
        ? ` More came in than went out in each of ${plural(ended.length, "whole month")}.`
        : ` More went out than came in in ${short_} of ${plural(ended.length, "whole month")}.`;
  return `${short(total.inMinor, unit)} came in and ${short(total.outMinor, unit)} went out.${habit}`;
}
