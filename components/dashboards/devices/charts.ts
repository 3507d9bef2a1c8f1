import { FLAT, FULL, HALF, WIDE } from "#components/charts/model.ts";
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

/** The devices dashboard's charts; null where it has none of the kind. */
export function devicesCharts(view: DevicesView, state: DashboardState, words: Words) {
  const sides = devicesSides(view, state);
  return {
    use: { model: usageModel(view, state, words), sizes: WIDE },
    when: { model: whenModel(view, words), sizes: FLAT },
    comparison: { model: comparisonModel(view, state, words), sizes: FULL },
    cost: view.cost?.currency ? { model: costModel(view, state, view.cost, view.cost.currency, words), sizes: WIDE } : null,
    alwaysOn: view.alwaysOn ? { model: alwaysOnModel(view, state, view.alwaysOn, words), sizes: HALF } : null,
    running: { model: runningModel(view, state, words), sizes: HALF },
    wide: sides ? { model: distributionModel(sides, words), sizes: WIDE } : null,
  };
}
