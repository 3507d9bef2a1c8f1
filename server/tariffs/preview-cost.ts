import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { loadCostRows } from "#server/dashboards/devices/cost-rows.ts";
import { costOf, energyOf, isUse, minorOf } from "#server/dashboards/devices/cost-sums.ts";
import { meanMicros, wattHours } from "#server/dashboards/devices/money.ts";
import { Period } from "#server/dashboards/view.ts";
import { addDays } from "#server/metrics/calendar.ts";
import { loadTariffs, type Tariff } from "#server/tariffs/load-tariffs.ts";
import type { TariffTrial } from "#server/tariffs/tariff-input.ts";

export const CostPreview = z
  .object({
    period: Period,
    wh: z.number(),
    currency: z.string(),
    costMinor: z.number().int(),
    meanMicros: z.number().int().nullable(),
    /** What the same use costs by the tariffs in force, where all of it has a price in the same currency. */
    nowMinor: z.number().int().nullable(),
  })
  .nullable();

/** What a home's last days would have cost by a draft. Null where there is no use to try it on. */
export async function previewCost(tx: Tx, trial: z.output<typeof TariffTrial>): Promise<z.infer<typeof CostPreview>> {
  const { subject, plan, currency, days } = trial;
  const [[newest], homes, tariffs] = await Promise.all([
    tx<
      { day: string | null }[]
    >`select max(day) as day from serve.devices_hourly where subject = ${subject} and energy_uj is not null`,
    tx<{ device: string }[]>`select device from serve.devices where subject = ${subject} and role in ('home', 'alone')`,
    loadTariffs(tx, subject),
  ]);
  if (!newest?.day) return null;
  const to = addDays(newest.day, 1);
  const period = { from: addDays(to, -days), to };
  const draft: Tariff = { id: "draft", name: "", own: true, currency, from: "0001-01-01", to: null, plan };
  const [tried, now] = await Promise.all([load([draft]), load(tariffs)]);
  const costMinor = minorOf(tried, currency);
  if (costMinor === null) return null;
  return {
    ...{ period, currency, costMinor, wh: wattHours(energyOf(tried)), meanMicros: meanMicros(costOf(tried), energyOf(tried)) },
    nowMinor: now.every((row) => row.currency === currency) ? minorOf(now, currency) : null,
  };

  async function load(known: readonly Tariff[]) {
    const devices = homes.map(({ device }) => device);
    const rows = await loadCostRows(tx, { subject, period, granularity: "month", devices, homes: devices, tariffs: known });
    return rows.filter((row) => isUse(row, null));
  }
}
