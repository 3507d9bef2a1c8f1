import { LivingChart } from "#components/charts/living-chart.ts";
import type { PlannedChart } from "#components/charts/model.ts";
import { devicesCharts } from "#components/dashboards/devices/charts.ts";
import { spendingCharts } from "#components/dashboards/spending/charts.ts";
import { viewPrint } from "#components/frame/boot.ts";
import type { Frame } from "#components/frame/frame.ts";
import { loadWords } from "#components/words/load-words.ts";
import { inTimestampZone } from "#components/words/timestamp-zone.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

/**
 * Makes the chart alive that somebody went to, before the rest of the page is, which takes several times as long; the page's own
 * chart then takes it over. Nothing happens where figures have changed since the page was drawn: then all of it is made anew.
 */
export async function bringToLife(box: HTMLElement, frame: Frame): Promise<void> {
  const { locale, timezone, rights, state, print, dashboard } = frame.boot;
  const [spoken, view, { init }] = await Promise.all([
    loadWords(locale),
    frame.first() as Promise<SpendingView | DevicesView>,
    import("#components/charts/engine.ts"),
  ]);
  if (viewPrint(view) !== print) return;
  const words = inTimestampZone(spoken, timezone);
  const charts: { [name: string]: PlannedChart | null } =
    dashboard === "spending"
      ? spendingCharts(view as SpendingView, state, words)
      : devicesCharts(view as DevicesView, state, words);
  const chart = Object.values(charts).find((one) => one?.model.id === box.dataset.chart);
  const place = box.querySelector<HTMLElement>(":scope > .live");
  if (!chart || !place) return;
  new LivingChart(place, init, { ...chart, words, opens: () => rights.includes("events") });
  box.dataset.live = "true";
}
