import type { PlotModel } from "#components/charts/model.ts";
import { durationName } from "#components/dashboards/devices/duration-name.ts";
import { placesOfBuckets } from "#components/dashboards/devices/place-of-bucket.ts";
import { kindName } from "#components/dashboards/words.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { Words } from "#components/words/words.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

const HOURS = { kind: "hours" } as const;

/** Hours switched on in each bucket, all devices together. */
export function runningModel(view: DevicesView, state: DashboardState, words: Words): PlotModel {
  const { buckets, granularity } = view.running;
  const { running, axis } = words.devices;
  return {
    kind: "plot",
    id: "running",
    title: running.title,
    summary: summaryOf(view, words),
    unit: HOURS,
    axis: axis[granularity],
    places: placesOfBuckets(buckets, view, state, words),
    series: [
      {
        name: running.title,
        tone: "series-6",
        values: buckets.map((bucket) => (bucket.onSeconds === null ? null : bucket.onSeconds / 3_600)),
      },
    ],
    notes: buckets.map((bucket) => (bucket.onSeconds === null ? null : running.starts(bucket.starts))),
  };
}

function summaryOf({ running: { onSeconds, starts, devices }, subject }: DevicesView, words: Words): string {
  const { running, sentences } = words.devices;
  const [most] = devices;
  if (!most) return running.nothing;
  const name = subject === null ? kindName(words, most.name) : most.name;
  return sentences([
    running.summary(words.short(onSeconds / 3_600, HOURS), starts),
    running.longest(name, durationName(words, most.onSeconds)),
  ]);
}
