import type { PlotModel } from "#components/charts/model.ts";
import { AXIS_NAMES, placesOfBuckets } from "#components/dashboards/devices/place-of-bucket.ts";
import { kindName, plural } from "#components/dashboards/words.ts";
import { short } from "#components/format/unit.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

const HOURS = { kind: "hours" } as const;

/** Hours switched on in each bucket, all devices together. */
export function runningModel(view: DevicesView, state: DashboardState): PlotModel {
  const { buckets, granularity, onSeconds, starts, devices } = view.running;
  const most = devices[0];
  return {
    kind: "plot",
    id: "running",
    title: "Run time",
    summary: most
      ? `${short(onSeconds / 3_600, HOURS)} switched on, in ${plural(starts, "start")}. ${view.subject === null ? kindName(most.name) : most.name} ran the longest: ${durationName(most.onSeconds)}.`
      : "No device reports on and off.",
    unit: HOURS,
    axis: AXIS_NAMES[granularity],
    places: placesOfBuckets(buckets, view, state),
    series: [
      {
        name: "Run time",
        tone: "series-6",
        values: buckets.map((bucket) => (bucket.onSeconds === null ? null : bucket.onSeconds / 3_600)),
      },
    ],
    notes: buckets.map((bucket) => (bucket.onSeconds === null ? null : plural(bucket.starts, "start"))),
  };
}

/** "3 h 20 min", "45 s". */
export function durationName(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours >= 100 || minutes % 60 === 0 ? `${Math.round(minutes / 60)} h` : `${hours} h ${minutes % 60} min`;
}
