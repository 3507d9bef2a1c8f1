import type { PlotModel } from "#components/charts/model.ts";
import { readingsLink } from "#components/dashboards/devices/links.ts";
import { clockName, instantDay, instantName } from "#components/format/instant.ts";
import { short } from "#components/format/unit.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

export type AlwaysOn = NonNullable<DevicesView["alwaysOn"]>;

const HALF_HOUR_MS = 1_800_000;

/** Watts over the last 48 hours: the lowest and the mean of each half hour, over what is always on. */
export function alwaysOnModel(view: DevicesView, state: DashboardState, { curve, watts, bandWatts }: AlwaysOn): PlotModel {
  const unit = { kind: "power" } as const;
  const flat = (value: number | null) => curve.map(({ meanWatts }) => (meanWatts === null ? null : value));
  return {
    kind: "plot",
    id: "always-on",
    title: "Always on",
    summary:
      watts === null
        ? "There is too little data in the last 48 hours."
        : `${short(watts, unit)} are drawn at all times; up to ${short(watts + bandWatts, unit)} counts as standby.`,
    unit,
    axis: "Half hour",
    places: curve.map(({ at }, index) => {
      const day = instantDay(at, view.zone);
      const first = index === 0 || day !== instantDay(curve[index - 1]!.at, view.zone);
      const until = new Date(Date.parse(at) + HALF_HOUR_MS).toISOString();
      return {
        label: first ? `${clockName(at, view.zone)}\n${day}` : clockName(at, view.zone),
        name: instantName(at, view.zone, { seconds: false }),
        href: readingsLink(state, view, { between: { from: new Date(at).toISOString(), to: until } }),
      };
    }),
    series: [
      { name: "Mean", tone: "other", line: "solid", values: curve.map(({ meanWatts }) => meanWatts) },
      { name: "Lowest", tone: "series-1", line: "solid", values: curve.map(({ leastWatts }) => leastWatts) },
      ...(watts === null ? [] : [{ name: "Always on", tone: "ink" as const, line: "dashed" as const, values: flat(watts) }]),
    ],
  };
}
