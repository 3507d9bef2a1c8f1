import { drawEach } from "#components/charts/draw-each.ts";
import { devicesCharts } from "#components/dashboards/devices/charts.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { Words } from "#components/words/words.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

/** The devices dashboard's charts, drawn on the server. */
export const drawDevices = (view: DevicesView, state: DashboardState, words: Words) =>
  drawEach(devicesCharts(view, state, words), words);
