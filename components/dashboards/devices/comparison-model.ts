import type { PlotModel, Series } from "#components/charts/model.ts";
import { bucketLabels, bucketName } from "#components/dashboards/devices/buckets.ts";
import { bucketLink } from "#components/dashboards/devices/links.ts";
import { changeOf } from "#components/format/change.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { Words } from "#components/words/words.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

/** This period's use against the one before and a year ago, bucket by bucket from each one's start. */
export function comparisonModel(view: DevicesView, state: DashboardState, words: Words): PlotModel {
  const { current, previous, lastYear, granularity } = view.compared;
  const { compared, axis } = words.devices;
  // What one looks at gives the axis; the others are laid on it by their place.
  const values = (points: typeof current) => current.map((_, index) => points[index]?.wh ?? null);
  const labels = bucketLabels(
    words,
    current.map(({ start }) => start),
    granularity,
    view.zone,
  );
  const some = (points: typeof current) => points.some((point) => point.wh !== null);
  const { now, before, year } = compared.series;
  const series: Series[] = [
    ...(some(lastYear) ? [{ name: year, tone: "quiet", line: "dashed", values: values(lastYear) } as const] : []),
    ...(some(previous) ? [{ name: before, tone: "other", line: "solid", values: values(previous) } as const] : []),
    { name: now, tone: "accent", line: "solid", soFar: true, values: values(current) },
  ];
  return {
    kind: "plot",
    id: "comparison",
    title: compared.title,
    summary: summaryOf(view, words),
    unit: { kind: "energy" },
    axis: axis[granularity],
    places: current.map(({ start }, index) => {
      const name = bucketName(words, start, granularity, view.zone);
      const partial = isNewest(view, index);
      return {
        label: labels[index]!,
        name: partial ? words.shared.soFar(name) : name,
        partial,
        href: bucketLink(state, view, start),
      };
    }),
    series,
  };
}

function isNewest(view: DevicesView, index: number): boolean {
  const { buckets } = view.use;
  return index === buckets.length - 1 && buckets[index]?.partial === true;
}

function summaryOf(view: DevicesView, words: Words): string {
  const { currentWh, previousWh, lastYearWh } = view.compared;
  const { compared } = words.devices;
  if (currentWh === null) return compared.nothing;
  const before = changeOf(words, currentWh, previousWh, words.shared.than.periodBefore);
  const year = changeOf(words, currentWh, lastYearWh, words.shared.than.yearBefore);
  const changes = [before?.words, year?.words].filter((change) => change !== undefined);
  const amount = words.short(currentWh, { kind: "energy" });
  return changes.length > 0 ? compared.changes(amount, changes) : compared.amount(amount);
}
