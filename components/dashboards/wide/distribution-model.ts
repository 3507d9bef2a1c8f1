import type { Place, PlotModel } from "#components/charts/model.ts";
import type { SideBySide } from "#components/dashboards/wide/side-by-side.ts";
import { plural } from "#components/dashboards/words.ts";
import { short, type Unit } from "#components/format/unit.ts";

/** How many customers spent or used how much: a bar for each range, and for those at nothing. */
export function distributionModel({ wide, unit, done }: SideBySide): PlotModel {
  const { distribution } = wide;
  const ends = [
    ...(distribution.below > 0
      ? [{ label: "Below 0", name: "Less than nothing: more came back", customers: distribution.below }]
      : []),
    ...(distribution.nothing > 0 ? [{ label: "0", name: `Nothing ${done}`, customers: distribution.nothing }] : []),
  ];
  const places: (Place & { customers: number })[] = [
    ...ends,
    ...distribution.bins.map((bin) => ({ label: lowerEnd(bin, unit), name: rangeOf(bin, unit), customers: bin.subjects })),
  ];
  return {
    kind: "plot",
    id: "distribution",
    title: "Across customers",
    summary: summaryOf(wide, unit, done),
    unit: { kind: "count" },
    axis: `Each customer ${done}`,
    places: places.map(({ label, name }) => ({ label, name })),
    series: [{ name: "Customers", tone: "series-1", values: places.map(({ customers }) => customers) }],
  };
}

function rangeOf({ from, to }: { from: number; to: number | null }, unit: Unit): string {
  if (to === null) return `${short(from, unit)} and more`;
  return from === 0 ? `Under ${short(to, unit)}` : `${short(from, unit)} to under ${short(to, unit)}`;
}

/** What stands below a bar: where it begins, and of the open one at the start where it ends. */
function lowerEnd({ from, to }: { from: number; to: number | null }, unit: Unit): string {
  return from === 0 && to !== null ? `< ${short(to, unit)}` : short(from, unit);
}

function summaryOf({ distribution }: SideBySide["wide"], unit: Unit, done: string): string {
  const { quantiles, counted, nothing, unmeasured } = distribution;
  if (!quantiles) return "No customer has data in this period.";
  const half = counted < 4 ? "" : ` Half of them lie between ${short(quantiles.p25, unit)} and ${short(quantiles.p75, unit)}.`;
  const none = nothing === 0 ? "" : ` ${plural(nothing, "customer")} ${done} nothing.`;
  const gaps = unmeasured === 0 ? "" : ` Of ${plural(unmeasured, "customer")} nothing was measured.`;
  return `${plural(counted, "customer")}.${half}${none}${gaps}`;
}
