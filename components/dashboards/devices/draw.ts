import { FLAT, FULL, HALF, WIDE } from "#components/charts/model.ts";
import { drawingsOf } from "#components/charts/render-svg.ts";
import { alwaysOnModel } from "#components/dashboards/devices/always-on-model.ts";
import { comparisonModel } from "#components/dashboards/devices/comparison-model.ts";
import { costModel } from "#components/dashboards/devices/cost-model.ts";
import { runningModel } from "#components/dashboards/devices/running-model.ts";
import { devicesSides } from "#components/dashboards/devices/side-by-side.ts";
import { usageModel } from "#components/dashboards/devices/usage-model.ts";
import { whenModel } from "#components/dashboards/devices/when-model.ts";
import { distributionModel } from "#components/dashboards/wide/distribution-model.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { Words } from "#components/words/words.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

/** The devices dashboard's charts, drawn on the server. */
export function drawDevices(view: DevicesView, state: DashboardState, words: Words) {
  const sides = devicesSides(view, state);
  return {
    use: drawingsOf(usageModel(view, state, words), WIDE, words),
    when: drawingsOf(whenModel(view, words), FLAT, words),
    comparison: drawingsOf(comparisonModel(view, state, words), FULL, words),
    cost: view.cost?.currency ? drawingsOf(costModel(view, state, view.cost, view.cost.currency, words), WIDE, words) : [],
    alwaysOn: view.alwaysOn ? drawingsOf(alwaysOnModel(view, state, view.alwaysOn, words), HALF, words) : [],
    running: drawingsOf(runningModel(view, state, words), HALF, words),
    wide: sides ? drawingsOf(distributionModel(sides, words), WIDE, words) : [],
  };
}
