import type { PlotModel, Series, Tone } from "#components/charts/model.ts";
import { bucketLabels, bucketName } from "#components/dashboards/devices/buckets.ts";
import { bucketLink } from "#components/dashboards/devices/links.ts";
import { kindName, plural } from "#components/dashboards/words.ts";
import { percent, short } from "#components/format/unit.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

/** Devices with a colour of their own; the rest are added up in grey. */
const MOST = 6;

/** Use over time, stacked by the largest devices, the rest of them, and what no device accounts for. */
export function usageModel(view: DevicesView, state: DashboardState): PlotModel {
  const { buckets, granularity } = view.use;
  const names = new Map(view.devices.map(({ device, name }) => [device, view.subject === null ? kindName(name) : name]));
  const labels = bucketLabels(
    buckets.map(({ start }) => start),
    granularity,
    view.zone,
  );
  const ranked = rankedDevices(view);
  const shown = ranked.length <= MOST + 1 ? ranked : ranked.slice(0, MOST);
  const rest = ranked.slice(shown.length);
  const sum = (values: (number | null | undefined)[]) => {
    const known = values.filter((value) => value != null);
    return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
  };
  const devices: Series[] = shown.map((device, index) => ({
    name: names.get(device) ?? device,
    tone: `series-${index + 1}` as Tone,
    values: buckets.map((bucket) => bucket.byDevice[device] ?? null),
  }));
  const others: Series[] = [
    ...(rest.length > 0
      ? [
          {
            name: plural(rest.length, "other device"),
            tone: "quiet" as const,
            values: buckets.map((bucket) => sum(rest.map((device) => bucket.byDevice[device]))),
          },
        ]
      : []),
    ...(buckets.some((bucket) => bucket.untrackedWh !== null && bucket.untrackedWh !== 0)
      ? [
          {
            name: shown.length > 0 ? "Untracked" : "Whole home",
            tone: "other" as const,
            values: buckets.map((bucket) => bucket.untrackedWh),
          },
        ]
      : []),
  ];
  const covered = buckets.map(({ covered, totalWh }) =>
    totalWh !== null && covered < 0.995 ? `${percent(covered)} of the time has data` : null,
  );
  return {
    kind: "plot",
    id: "use",
    title: "Use over time",
    summary: summaryOf(view),
    unit: { kind: "energy" },
    axis: { hour: "Hour", day: "Day", month: "Month" }[granularity],
    places: buckets.map((bucket, index) => ({
      label: labels[index]!,
      name: `${bucketName(bucket.start, granularity, view.zone)}${bucket.partial ? (index === buckets.length - 1 ? ", so far" : ", in part") : ""}`,
      partial: bucket.partial,
      href: bucketLink(state, view, bucket.start),
    })),
    series: [...devices, ...others],
    stacked: true,
    total: { name: "Total", values: buckets.map((bucket) => bucket.totalWh) },
    ...(covered.some((note) => note !== null) && { notes: covered }),
  };
}

/** Devices of the stack, the one that used most first. */
function rankedDevices(view: DevicesView): string[] {
  const totals = new Map<string, number>();
  for (const bucket of view.use.buckets) {
    for (const [device, wh] of Object.entries(bucket.byDevice)) totals.set(device, (totals.get(device) ?? 0) + (wh ?? 0));
  }
  return [...totals].sort(([, a], [, b]) => b - a).map(([device]) => device);
}

function summaryOf(view: DevicesView): string {
  const { totalWh, granularity, buckets } = view.use;
  if (totalWh === null) return "Nothing was measured.";
  const whole = buckets.filter((bucket) => bucket.totalWh !== null && !bucket.partial);
  const most = whole.reduce<(typeof whole)[number] | null>((top, one) => (top && top.totalWh! >= one.totalWh! ? top : one), null);
  const gaps = buckets.filter((bucket) => bucket.totalWh === null).length;
  const missing = gaps > 0 ? ` ${plural(gaps, granularity)} without data ${gaps === 1 ? "is a gap" : "are gaps"}.` : "";
  const peak = most
    ? `, most on ${bucketName(most.start, granularity, view.zone)} (${short(most.totalWh!, { kind: "energy" })})`
    : "";
  return `${short(totalWh, { kind: "energy" })} used${granularity === "month" ? peak.replace(" on ", " in ") : peak}.${missing}`;
}
