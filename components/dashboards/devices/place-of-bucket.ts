import type { Place } from "#components/charts/model.ts";
import { bucketLabels, bucketName } from "#components/dashboards/devices/buckets.ts";
import { bucketLink } from "#components/dashboards/devices/links.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

type Bucket = { start: string; partial: boolean };

export const AXIS_NAMES = { hour: "Hour", day: "Day", month: "Month" } as const;

/** The buckets of a time axis as places of a chart, each with the way to its readings. */
export function placesOfBuckets(buckets: readonly Bucket[], view: DevicesView, state: DashboardState): Place[] {
  const { granularity } = view.use;
  const labels = bucketLabels(
    buckets.map(({ start }) => start),
    granularity,
    view.zone,
  );
  return buckets.map(({ start, partial }, index) => ({
    label: labels[index]!,
    name: `${bucketName(start, granularity, view.zone)}${partial ? (index === buckets.length - 1 ? ", so far" : ", in part") : ""}`,
    partial,
    href: bucketLink(state, view, start),
  }));
}
