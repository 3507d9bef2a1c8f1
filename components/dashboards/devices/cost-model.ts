import type { PlotModel } from "#components/charts/model.ts";
import { placesOfBuckets } from "#components/dashboards/devices/place-of-bucket.ts";
import type { Unit } from "#components/format/unit.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { Words } from "#components/words/words.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

export type Cost = NonNullable<DevicesView["cost"]>;

/** What no device accounts for, as the server names it. */
const UNTRACKED = "untracked";
const ENERGY = { kind: "energy" } as const;

/** What the use of each bucket cost. */
export function costModel(view: DevicesView, state: DashboardState, cost: Cost, currency: string, words: Words): PlotModel {
  const messages = words.devices.cost;
  const unit = { kind: "money", currency } as const;
  const noteOf = ({ wh, costMinor }: Cost["buckets"][number]) => {
    if (wh === null) return null;
    const energy = words.exact(wh, ENERGY);
    return costMinor === null ? messages.noTariff(energy) : energy;
  };
  return {
    kind: "plot",
    id: "cost",
    title: messages.title,
    summary: summaryOf(cost, unit, words),
    unit,
    axis: words.devices.axis[cost.granularity],
    places: placesOfBuckets(cost.buckets, view, state, words),
    series: [{ name: messages.title, tone: "series-2", values: cost.buckets.map(({ costMinor }) => costMinor) }],
    notes: cost.buckets.map(noteOf),
  };
}

/** Whether a cost is that of what no device accounts for. */
export function isUntracked({ device }: { device: string }): boolean {
  return device === UNTRACKED;
}

/** A device's name, or that of what no device accounts for. */
export function costName(words: Words, part: Cost["byDevice"][number]): string {
  return isUntracked(part) ? words.devices.untracked : part.name;
}

function summaryOf({ costMinor, byDevice, unpricedWh }: Cost, unit: Unit, words: Words): string {
  const { cost, sentences } = words.devices;
  if (costMinor === null) return cost.nothing;
  const [most] = byDevice;
  return sentences([
    cost.whole(words.short(costMinor, unit)),
    ...(most ? [cost.most(costName(words, most), words.short(most.costMinor, unit))] : []),
    ...(unpricedWh ? [cost.unpriced(words.exact(unpricedWh, ENERGY))] : []),
  ]);
}
