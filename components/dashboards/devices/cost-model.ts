import type { PlotModel } from "#components/charts/model.ts";
import { AXIS_NAMES, placesOfBuckets } from "#components/dashboards/devices/place-of-bucket.ts";
import { LOCALE } from "#components/format/locale.ts";
import { exact, short, type Unit } from "#components/format/unit.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

export type Cost = NonNullable<DevicesView["cost"]>;

/** What the use of each bucket cost. */
export function costModel(view: DevicesView, state: DashboardState, cost: Cost, currency: string): PlotModel {
  const unit = { kind: "money", currency } as const;
  return {
    kind: "plot",
    id: "cost",
    title: "Cost",
    summary: summaryOf(cost, unit),
    unit,
    axis: AXIS_NAMES[cost.granularity],
    places: placesOfBuckets(cost.buckets, view, state),
    series: [{ name: "Cost", tone: "series-2", values: cost.buckets.map(({ costMinor }) => costMinor) }],
    notes: cost.buckets.map(({ wh, costMinor }) =>
      wh === null ? null : costMinor === null ? `${exact(wh, { kind: "energy" })}, no tariff` : exact(wh, { kind: "energy" }),
    ),
  };
}

function summaryOf({ costMinor, byDevice, unpricedWh }: Cost, unit: Unit): string {
  if (costMinor === null) return "Nothing has a price in this period.";
  const most = byDevice[0];
  const what = most ? ` ${most.name} cost the most: ${short(most.costMinor, unit)}.` : "";
  const without = unpricedWh ? ` ${exact(unpricedWh, { kind: "energy" })} had no tariff in force and are not in it.` : "";
  return `${short(costMinor, unit)} for the use of this period.${what}${without}`;
}

/** "€0.3249 per kWh" of millionths of the currency's unit. */
export function perKwh(micros: number, currency: string): string {
  return `${new Intl.NumberFormat(LOCALE, { style: "currency", currency, currencyDisplay: "narrowSymbol", minimumFractionDigits: 2, maximumFractionDigits: 6 }).format(micros / 1e6)} per kWh`;
}
