import type { PlotModel, Series, Tone } from "#components/charts/model.ts";
import { bucketName } from "#components/dashboards/devices/buckets.ts";
import { placesOfBuckets } from "#components/dashboards/devices/place-of-bucket.ts";
import { kindName } from "#components/dashboards/words.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { Words } from "#components/words/words.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

/** Devices with a colour of their own; the rest are added up in grey. */
const MOST = 6;

/** Use over time, stacked by the largest devices, the rest of them, and what no device accounts for. */
export function usageModel(view: DevicesView, state: DashboardState, words: Words): PlotModel {
  const { buckets, granularity } = view.use;
  const { use, axis, otherDevices, untracked } = words.devices;
  const names = new Map(view.devices.map(({ device, name }) => [device, view.subject === null ? kindName(words, name) : name]));
  const ranked = rankedDevices(view);
  const shown = ranked.length <= MOST + 1 ? ranked : ranked.slice(0, MOST);
  const rest = ranked.slice(shown.length);
  const uses = buckets.map(({ byDevice }) => new Map(byDevice.map(({ device, wh }) => [device, wh])));
  const sum = (values: (number | null | undefined)[]) => {
    const known = values.filter((value) => value != null);
    return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
  };
  const devices: Series[] = shown.map((device, index) => ({
    name: names.get(device) ?? device,
    tone: `series-${index + 1}` as Tone,
    values: uses.map((use) => use.get(device) ?? null),
  }));
  const others: Series[] = [
    ...(rest.length > 0
      ? [
          {
            name: otherDevices(rest.length),
            tone: "quiet" as const,
            values: uses.map((use) => sum(rest.map((device) => use.get(device)))),
          },
        ]
      : []),
    ...(buckets.some((bucket) => bucket.untrackedWh !== null && bucket.untrackedWh !== 0)
      ? [
          {
            name: shown.length > 0 ? untracked : use.wholeHome,
            tone: "other" as const,
            values: buckets.map((bucket) => bucket.untrackedWh),
          },
        ]
      : []),
  ];
  const covered = buckets.map(({ covered, totalWh }) =>
    totalWh !== null && covered < 0.995 ? use.covered(words.percent(covered)) : null,
  );
  return {
    kind: "plot",
    id: "use",
    title: use.title,
    summary: summaryOf(view, words),
    unit: { kind: "energy" },
    axis: axis[granularity],
    places: placesOfBuckets(buckets, view, state, words),
    series: [...devices, ...others],
    stacked: true,
    total: { name: use.total, values: buckets.map((bucket) => bucket.totalWh) },
    ...(covered.some((note) => note !== null) && { notes: covered }),
  };
}

/** Devices of the stack, the one that used most first. */
function rankedDevices(view: DevicesView): string[] {
  const totals = new Map<string, number>();
  for (const bucket of view.use.buckets) {
    for (const { device, wh } of bucket.byDevice) totals.set(device, (totals.get(device) ?? 0) + (wh ?? 0));
  }
  return [...totals].sort(([, a], [, b]) => b - a).map(([device]) => device);
}

function summaryOf(view: DevicesView, words: Words): string {
  const { totalWh, granularity, buckets } = view.use;
  const { use, nothingMeasured, sentences } = words.devices;
  if (totalWh === null) return nothingMeasured;
  const say = (wh: number) => words.short(wh, { kind: "energy" });
  const whole = buckets.filter((bucket) => bucket.totalWh !== null && !bucket.partial);
  const most = whole.reduce<(typeof whole)[number] | null>((top, one) => (top && top.totalWh! >= one.totalWh! ? top : one), null);
  const gaps = buckets.filter((bucket) => bucket.totalWh === null).length;
  const used = most
    ? use.mostAt[granularity](say(totalWh), bucketName(words, most.start, granularity, view.zone), say(most.totalWh!))
    : use.used(say(totalWh));
  return gaps > 0 ? sentences([used, use.gaps[granularity](gaps)]) : used;
}
