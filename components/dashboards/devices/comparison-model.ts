import type { PlotModel, Series } from "#components/charts/model.ts";
import { bucketLabels, bucketName } from "#components/dashboards/devices/buckets.ts";
import { bucketLink } from "#components/dashboards/devices/links.ts";
import { changeOf } from "#components/format/change.ts";
import { short } from "#components/format/unit.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

/** This period's use against the one before and a year ago, bucket by bucket from each one's start. */
export function comparisonModel(view: DevicesView, state: DashboardState): PlotModel {
  const { current, previous, lastYear, granularity } = view.compared;
  // What one looks at gives the axis; the others are laid on it by their place.
  const values = (points: typeof current) => current.map((_, index) => points[index]?.wh ?? null);
  const labels = bucketLabels(
    current.map(({ start }) => start),
    granularity,
    view.zone,
  );
  const some = (points: typeof current) => points.some((point) => point.wh !== null);
  const series: Series[] = [
    ...(some(lastYear) ? [{ name: "A year before", tone: "quiet", line: "dashed", values: values(lastYear) } as const] : []),
    ...(some(previous) ? [{ name: "Period before", tone: "other", line: "solid", values: values(previous) } as const] : []),
    { name: "This period", tone: "accent", line: "solid", soFar: true, values: values(current) },
  ];
  return {
    kind: "plot",
    id: "comparison",
    title: "Compared",
    summary: summaryOf(view),
    unit: { kind: "energy" },
    axis: { hour: "Hour", day: "Day", month: "Month" }[granularity],
    places: current.map(({ start }, index) => ({
      label: labels[index]!,
      name: `${bucketName(start, granularity, view.zone)}${isNewest(view, index) ? ", so far" : ""}`,
      partial: isNewest(view, index),
      href: bucketLink(state, view, start),
    })),
    series,
  };
}

function isNewest(view: DevicesView, index: number): boolean {
  const { buckets } = view.use;
  return index === buckets.length - 1 && buckets[index]?.partial === true;
}

function summaryOf(view: DevicesView): string {
  const { currentWh, previousWh, lastYearWh } = view.compared;
  if (currentWh === null) return "Nothing was measured in this period.";
  const before = changeOf(currentWh, previousWh, "the period before");
  const year = changeOf(currentWh, lastYearWh, "a year before");
  const words = [before?.words, year?.words].filter((part) => part !== undefined);
  return `${short(currentWh, { kind: "energy" })}${words.length > 0 ? `: ${words.join(", ")}` : ""}.`;
}
