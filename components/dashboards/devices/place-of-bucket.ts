import type { Place } from "#components/charts/model.ts";
import { bucketLabels, bucketName } from "#components/dashboards/devices/buckets.ts";
import { bucketLink } from "#components/dashboards/devices/links.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { Words } from "#components/words/words.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

type Bucket = { start: string; partial: boolean };

/** The buckets of a time axis as places of a chart, each with the way to its readings. */
export function placesOfBuckets(buckets: readonly Bucket[], view: DevicesView, state: DashboardState, words: Words): Place[] {
  const { granularity } = view.use;
  const { soFar, inPart } = words.shared;
  const labels = bucketLabels(
    words,
    buckets.map(({ start }) => start),
    granularity,
    view.zone,
  );
  return buckets.map(({ start, partial }, index) => {
    const name = bucketName(words, start, granularity, view.zone);
    const isLast = index === buckets.length - 1;
    return {
      label: labels[index]!,
      name: partial ? (isLast ? soFar(name) : inPart(name)) : name,
      partial,
      href: bucketLink(state, view, start),
    };
  });
}
