import { HALF, TALL, WIDE } from "#components/charts/model.ts";
import { drawingsOf } from "#components/charts/render-svg.ts";
import { cashFlowModel } from "#components/dashboards/spending/cash-flow-model.ts";
import { flowModel } from "#components/dashboards/spending/flow-model.ts";
import { paceModel } from "#components/dashboards/spending/pace-model.ts";
import { spendingSides } from "#components/dashboards/spending/side-by-side.ts";
import { distributionModel } from "#components/dashboards/wide/distribution-model.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { Words } from "#components/words/words.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

/** The spending dashboard's charts, drawn on the server. */
export function drawSpending(view: SpendingView, state: DashboardState, words: Words) {
  const sides = spendingSides(view, state);
  return {
    cashFlow: drawingsOf(cashFlowModel(view, state, words), WIDE, words),
    pace: drawingsOf(paceModel(view, state, words), HALF, words),
    flow: drawingsOf(flowModel(view, state, words), TALL, words),
    wide: sides ? drawingsOf(distributionModel(sides, words), WIDE, words) : [],
  };
}
