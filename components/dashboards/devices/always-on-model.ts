import type { PlotModel } from "#components/charts/model.ts";
import { readingsLink } from "#components/dashboards/devices/links.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { Words } from "#components/words/words.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

export type AlwaysOn = NonNullable<DevicesView["alwaysOn"]>;

const HALF_HOUR_MS = 1_800_000;

/** Watts over the last 48 hours: the lowest and the mean of each half hour, over what is always on. */
export function alwaysOnModel(
  view: DevicesView,
  state: DashboardState,
  { curve, watts, bandWatts }: AlwaysOn,
  words: Words,
): PlotModel {
  const { alwaysOn } = words.devices;
  const { mean, lowest, alwaysOn: floor } = alwaysOn.series;
  const unit = { kind: "power" } as const;
  const flat = (value: number | null) => curve.map(({ meanWatts }) => (meanWatts === null ? null : value));
  return {
    kind: "plot",
    id: "always-on",
    title: alwaysOn.title,
    summary: watts === null ? alwaysOn.nothing : alwaysOn.summary(words.short(watts, unit), words.short(watts + bandWatts, unit)),
    unit,
    axis: alwaysOn.axis,
    places: curve.map(({ at }, index) => {
      const day = words.instantDay(at, view.zone);
      const first = index === 0 || day !== words.instantDay(curve[index - 1]!.at, view.zone);
      const until = new Date(Date.parse(at) + HALF_HOUR_MS).toISOString();
      return {
        label: first ? `${words.clockName(at, view.zone)}\n${day}` : words.clockName(at, view.zone),
        name: words.instantName(at, view.zone, { seconds: false }),
        href: readingsLink(state, view, { between: { from: new Date(at).toISOString(), to: until } }),
      };
    }),
    series: [
      { name: mean, tone: "other", line: "solid", values: curve.map(({ meanWatts }) => meanWatts) },
      { name: lowest, tone: "series-1", line: "solid", values: curve.map(({ leastWatts }) => leastWatts) },
      ...(watts === null ? [] : [{ name: floor, tone: "ink" as const, line: "dashed" as const, values: flat(watts) }]),
    ],
  };
}
