import { addMonths, clip } from "#components/format/days.ts";
import { type DashboardState, printState } from "#components/url/dashboard-state.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

export type SpendingLink = {
  category?: string;
  merchant?: string;
  flow?: "in" | "out";
  period?: { from: string; to: string };
};

/** The page of payments behind a figure: the same subject, days, currency and filters, narrowed. */
export function paymentsLink(state: DashboardState, view: SpendingView, link: SpendingLink = {}): string {
  const { category, merchant = null, flow = null, period = view.period } = link;
  const filters = { ...state.filters, device: [], room: [], ...(category !== undefined && { category: [category] }) };
  const query = printState(
    { ...state, period: { from: period.from, to: period.to }, comparison: "previous", currency: view.currency, filters },
    { flow, merchant },
  );
  return `/spending/events${query}`;
}

/** The days of a month that lie within the view's period. */
export function monthWithin(view: SpendingView, month: string): { from: string; to: string } {
  return clip({ from: month, to: addMonths(month, 1) }, view.period);
}
