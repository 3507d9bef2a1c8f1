import type { z } from "zod";
import { locksOf } from "#db/scope.ts";
import { figure, instant, share } from "#server/dashboards/cells.ts";
import type { WhenTile } from "#server/dashboards/devices-view.ts";
import { compile } from "#server/metrics/compile.ts";
import { MetricQuery } from "#server/metrics/contract.ts";
import { resolve } from "#server/metrics/question.ts";
import { figures, select } from "#server/metrics/run.ts";
import { type DevicesQuestion, totalUse } from "./question.ts";
import { nameOf } from "./use.ts";

/** Mean use by weekday and hour, the busiest of them, the peak, and the devices by use. */
export async function loadWhen(question: DevicesQuestion): Promise<z.infer<typeof WhenTile>> {
  const [cells, peak, ranking] = await Promise.all([loadCells(question), loadPeak(question), loadRanking(question)]);
  const busiest = cells.reduce<(typeof cells)[number] | null>(
    (most, cell) => (most === null || cell.meanWh > most.meanWh ? cell : most),
    null,
  );
  return { cells, busiest: busiest && { weekday: busiest.weekday, hour: busiest.hour, meanWh: busiest.meanWh }, peak, ranking };
}

/** Hours are added up over devices (and homes) first; the mean is over the hours that have data. */
async function loadCells({ tx, subject, period, use }: DevicesQuestion) {
  const query = MetricQuery.parse({
    measures: [use.measure],
    dimensions: ["weekday", "hour_of_day"],
    filters: use.filters,
    period,
    granularity: "hour",
  });
  // The inner answer is not shown, so its row limit is only there to be out of the way.
  const { text, values } = compile({ ...resolve(query, subject, locksOf(tx)), limit: Number.MAX_SAFE_INTEGER - 1 });
  const rows = await select(tx, {
    text: `select weekday, hour_of_day as hour, round(avg("${use.measure}"), 6) as mean, count(*)::int as hours
from (${text}) hours where "${use.measure}" is not null group by 1, 2 order by 1, 2`,
    values,
  });
  return rows.map((row) => ({
    weekday: Number(row.weekday),
    hour: Number(row.hour),
    meanWh: Number(row.mean),
    hours: Number(row.hours),
  }));
}

/** The greatest watts of any one device of those that make up the use. */
async function loadPeak({ tx, subject, period, use }: DevicesQuestion): Promise<z.infer<typeof WhenTile>["peak"]> {
  const listed = (dimension: string): string[] | null => {
    const filter = use.filters.find((each) => each.dimension === dimension);
    return filter && "in" in filter ? filter.in.map((value) => String(value ?? "")) : null;
  };
  const roles = use.whole ? ["home", "alone"] : listed("role");
  const [devices, rooms, kinds] = [listed("device"), listed("room"), listed("device_kind")];
  const [peak] = await tx<{ subject: string; device: string; device_name: string; watts: string; peak_at: Date }[]>`
    select subject, device, device_name, peak_mw / 1000.0 as watts, peak_at from serve.devices_hourly
    where day >= ${period.from}::date and day < ${period.to}::date and peak_mw is not null
      ${subject === null ? tx`` : tx`and subject = ${subject}`}
      ${roles ? tx`and role = any(${roles}::text[])` : tx``} ${devices ? tx`and device = any(${devices}::text[])` : tx``}
      ${rooms ? tx`and room = any(${rooms}::text[])` : tx``} ${kinds ? tx`and coalesce(kind, '') = any(${kinds}::text[])` : tx``}
    order by peak_mw desc, peak_at, subject, device limit 1`;
  if (!peak) return null;
  const device = subject === null ? `${peak.subject}: ${peak.device_name}` : peak.device;
  return { watts: Number(peak.watts), at: instant(peak.peak_at), device };
}

async function loadRanking(question: DevicesQuestion) {
  const { tx, subject, period, by, stack, devices } = question;
  const [rows, total] = await Promise.all([
    figures(tx, subject, { measures: ["devices.energy"], dimensions: [by], filters: stack, period }),
    totalUse(question, period),
  ]);
  const names = new Map(devices.map((device) => [device.device, device.name]));
  return rows
    .flatMap((row) => {
      const [device, wh] = [nameOf(row, by), figure(row, "devices.energy")];
      return wh === null ? [] : [{ device, name: names.get(device) ?? device, wh, share: share(wh, total) }];
    })
    .sort((a, b) => b.wh - a.wh || (a.name < b.name ? -1 : 1));
}
