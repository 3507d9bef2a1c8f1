import { HALF, TALL, WIDE } from "#components/charts/model.ts";
import { cashFlowModel } from "#components/dashboards/spending/cash-flow-model.ts";
import { flowModel } from "#components/dashboards/spending/flow-model.ts";
import { paceModel } from "#components/dashboards/spending/pace-model.ts";
import { spendingSides } from "#components/dashboards/spending/side-by-side.ts";
import { distributionModel } from "#components/dashboards/wide/distribution-model.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { Words } from "#components/words/words.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

/** The spending dashboard's charts; null where it has none of the kind. */
export function spendingCharts(view: SpendingView, state: DashboardState, words: Words) {
  const sides = spendingSides(view, state);
  return {
    cashFlow: { model: cashFlowModel(view, state, words), sizes: WIDE },
    pace: { model: paceModel(view, state, words), sizes: HALF },
    flow: { model: flowModel(view, state, words), sizes: TALL },
    wide: sides ? { model: distributionModel(sides, words), sizes: WIDE } : null,
  };
}
