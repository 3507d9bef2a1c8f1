import { drawEach } from "#components/charts/draw-each.ts";
import { spendingCharts } from "#components/dashboards/spending/charts.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { Words } from "#components/words/words.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

/** The spending dashboard's charts, drawn on the server. */
export const drawSpending = (view: SpendingView, state: DashboardState, words: Words) =>
  drawEach(spendingCharts(view, state, words), words);
