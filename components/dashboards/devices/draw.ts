import { FLAT, FULL, WIDE } from "#components/charts/model.ts";
import { drawingsOf } from "#components/charts/render-svg.ts";
import { comparisonModel } from "#components/dashboards/devices/comparison-model.ts";
import { usageModel } from "#components/dashboards/devices/usage-model.ts";
import { whenModel } from "#components/dashboards/devices/when-model.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

/** The devices dashboard's charts, drawn on the server. */
export function drawDevices(view: DevicesView, state: DashboardState) {
  return {
    use: drawingsOf(usageModel(view, state), WIDE),
    when: drawingsOf(whenModel(view), FLAT),
    comparison: drawingsOf(comparisonModel(view, state), FULL),
  };
}
