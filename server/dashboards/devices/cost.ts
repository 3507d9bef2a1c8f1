import { share } from "#server/dashboards/cells.ts";
import { type CostTile, UNTRACKED } from "#server/dashboards/devices/cost-view.ts";
import type { Period } from "#server/dashboards/view.ts";
import { stretchesOf } from "#server/tariffs/in-force.ts";
import type { Tariff } from "#server/tariffs/load-tariffs.ts";
import { labelledPrices } from "#server/tariffs/price-labels.ts";
import { apportion, total } from "./apportion.ts";
import { type CostRow, loadCostRows } from "./cost-rows.ts";
import { costOf, energyOf, isUse, minorOf } from "./cost-sums.ts";
import { meanMicros, minorUnit, wattHours } from "./money.ts";
import type { DevicesQuestion } from "./question.ts";

/** What the use of the period cost, over time and by device. Null over a whole tenant. */
export async function loadCost(question: DevicesQuestion): Promise<CostTile> {
  const { tx, subject, period, compared, granularity, tariffs } = question;
  if (subject === null || (question.locked && [period, compared].some((days) => isTiered(tariffs, days)))) return null;
  const devices = chosenDevices(question);
  const homes = question.devices.filter(({ role }) => role === "home" || role === "alone").map(({ device }) => device);
  const [axis, found, before] = await Promise.all([
    question.axis,
    loadCostRows(tx, { subject, period, granularity, devices, homes, tariffs }),
    // Of what it is compared with, only the figure is shown: the homes' own rows are enough for it.
    loadCostRows(tx, { subject, period: compared, granularity: "month", devices: devices ?? homes, homes, tariffs }),
  ]);
  const stretches = stretchesOf(tariffs, period);
  const currency = stretches.at(-1)?.tariff.currency ?? null;
  const rows = found.filter((row) => isUse(row, devices));
  const priced = rows.filter((row) => row.currency !== null && row.currency === currency);
  const others = [...new Set(rows.map((row) => row.currency))].filter((code) => code !== null && code !== currency).sort();
  const shown = axis.filter((bucket) => question.dataEnd !== null && bucket.from < question.dataEnd);
  return {
    currency,
    costMinor: minorOf(priced, currency),
    comparedMinor: minorOf(
      before.filter((row) => isUse(row, devices) && row.currency === currency),
      currency,
    ),
    meanMicros: meanMicros(costOf(priced), energyOf(priced)),
    tariffs: [...new Set(stretches.map(({ tariff }) => tariff))].map(inForce),
    unpricedWh: rows.length === 0 ? null : wattHours(energyOf(rows.filter((row) => row.currency === null))),
    others: others.flatMap((code) => {
      const theirs = rows.filter((row) => row.currency === code);
      const costMinor = minorOf(theirs, code);
      return code === null || costMinor === null ? [] : [{ currency: code, costMinor, wh: wattHours(energyOf(theirs)) }];
    }),
    granularity,
    buckets: bucketsOf(shown, rows, currency).map((bucket, at) => ({
      start: shown[at]!.start,
      partial: shown[at]!.cut || shown[at]!.to > question.dataEnd!,
      ...bucket,
    })),
    byDevice: byDevice(question, found, currency, devices),
  };
}

const isTiered = (tariffs: readonly Tariff[], days: Period): boolean =>
  stretchesOf(tariffs, days).some(({ tariff }) => tariff.plan.kind === "tiered");

/** Devices that filters chose; null where it is whole homes. */
function chosenDevices({ use }: DevicesQuestion): string[] | null {
  if (use.whole) return null;
  return use.filters.flatMap((filter) => (filter.dimension === "device" && "in" in filter ? filter.in.map(String) : []));
}

const inForce = ({ id, name, own, plan, currency, from, to }: Tariff) => ({
  ...{ id, name, own, kind: plan.kind, currency, validFrom: from, until: to },
  prices: labelledPrices(plan),
});

/** Use and cost of each bucket; costs as whole minor units that add up to that of the period. */
function bucketsOf(axis: readonly { key: string }[], rows: readonly CostRow[], currency: string | null) {
  const byKey = Map.groupBy(rows, ({ key }) => key);
  const inBucket = axis.map(({ key }) => byKey.get(key) ?? []);
  const priced = inBucket.map((found) => found.filter((row) => currency !== null && row.currency === currency));
  const minors = currency === null ? [] : apportion(priced.map(costOf), minorUnit(currency));
  return inBucket.map((found, at) => ({
    costMinor: priced[at]!.length === 0 ? null : Number(minors[at]!),
    wh: found.length === 0 ? null : wattHours(energyOf(found)),
  }));
}

/** Cost and use by device, the costliest first, with what no device accounts for. They add up to the whole. */
function byDevice(
  { devices: known, homes }: DevicesQuestion,
  rows: readonly CostRow[],
  currency: string | null,
  chosen: readonly string[] | null,
) {
  const priced = rows.filter((row) => currency !== null && row.currency === currency);
  const whole = priced.filter((row) => isUse(row, chosen));
  if (currency === null || whole.length === 0) return [];
  const stacked = chosen === null ? priced.filter(({ role }) => role !== "home") : priced;
  const parts = [...Map.groupBy(stacked, ({ device }) => device)].map(([device, own]) => ({
    device,
    cost: costOf(own),
    uj: energyOf(own),
  }));
  if (chosen === null && homes > 0) {
    parts.push({
      device: UNTRACKED,
      cost: costOf(whole) - total(parts.map(({ cost }) => cost)),
      uj: energyOf(whole) - total(parts.map(({ uj }) => uj)),
    });
  }
  const minors = apportion(
    parts.map(({ cost }) => cost),
    minorUnit(currency),
  ).map(Number);
  const costMinor = minors.reduce((sum, minor) => sum + minor, 0);
  const names = new Map([...known.map(({ device, name }): [string, string] => [device, name]), [UNTRACKED, "Untracked"]]);
  return parts
    .map(({ device, uj }, at) => {
      const minor = minors[at]!;
      return { device, name: names.get(device) ?? device, costMinor: minor, wh: wattHours(uj), share: share(minor, costMinor) };
    })
    .sort((a, b) => b.costMinor - a.costMinor || (a.name < b.name ? -1 : 1));
}
