import type { PlotModel } from "#components/charts/model.ts";
import { monthWithin, paymentsLink } from "#components/dashboards/spending/links.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { Words } from "#components/words/words.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

/** In and out side by side for each month, with the net as a line. */
export function cashFlowModel(view: SpendingView, state: DashboardState, words: Words): PlotModel {
  const { months } = view.cashFlow;
  const unit = { kind: "money", currency: view.currency } as const;
  const says = words.spending.cashFlow;
  const labels = words.monthLabels(months.map(({ month }) => month));
  return {
    kind: "plot",
    id: "cash-flow",
    title: says.title,
    summary: summaryOf(view, words),
    unit,
    axis: says.axis,
    places: months.map(({ month, partial }, index) => ({
      label: labels[index]!,
      name: partial ? partialName(view, month, words) : words.monthName(month),
      partial,
      href: paymentsLink(state, view, { period: monthWithin(view, month) }),
    })),
    series: [
      { name: says.series.in, tone: "series-3", values: months.map((month) => month.inMinor) },
      { name: says.series.out, tone: "series-1", values: months.map((month) => month.outMinor) },
      { name: says.series.net, tone: "ink", line: "solid", soFar: true, values: months.map((month) => month.netMinor) },
    ],
  };
}

/** A partial month is the newest one, so far, or one that the period cuts. */
function partialName(view: SpendingView, month: string, { monthName, shared }: Words): string {
  const isLast = month === view.cashFlow.months.at(-1)?.month;
  return isLast ? shared.soFar(monthName(month)) : shared.inPart(monthName(month));
}

function summaryOf(view: SpendingView, { short, sentences, spending: { cashFlow } }: Words): string {
  const { total, months } = view.cashFlow;
  const unit = { kind: "money", currency: view.currency } as const;
  const ended = months.filter((month) => !month.partial).length;
  const moreOut = months.filter((month) => !month.partial && month.netMinor < 0).length;
  const habit = moreOut === 0 ? cashFlow.alwaysMoreIn(ended) : cashFlow.oftenMoreOut(moreOut, ended);
  return sentences(cashFlow.summary(short(total.inMinor, unit), short(total.outMinor, unit)), ended < 2 ? null : habit);
}
