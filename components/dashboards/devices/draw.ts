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
import type { DevicesView } from "#server/dashboards/devices-view.ts";

/** The devices dashboard's charts, drawn on the server. */
export function drawDevices(view: DevicesView, state: DashboardState) {
  const sides = devicesSides(view, state);
  return {
    use: drawingsOf(usageModel(view, state), WIDE),
    when: drawingsOf(whenModel(view), FLAT),
    comparison: drawingsOf(comparisonModel(view, state), FULL),
    cost: view.cost?.currency ? drawingsOf(costModel(view, state, view.cost, view.cost.currency), WIDE) : [],
    alwaysOn: view.alwaysOn ? drawingsOf(alwaysOnModel(view, state, view.alwaysOn), HALF) : [],
    running: drawingsOf(runningModel(view, state), HALF),
    wide: sides ? drawingsOf(distributionModel(sides), WIDE) : [],
  };
}
