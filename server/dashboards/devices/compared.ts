import type { z } from "zod";
import { figure } from "#server/dashboards/cells.ts";
import type { ComparisonTile } from "#server/dashboards/devices-view.ts";
import type { Period } from "#server/dashboards/view.ts";
import { loadAxis } from "./axis.ts";
import { askUse, type DevicesQuestion, totalUse } from "./question.ts";
import { byKey, withStrays } from "./use.ts";

/** Use in the period, the one before and the same one last year. */
export async function loadCompared(question: DevicesQuestion): Promise<z.infer<typeof ComparisonTile>> {
  const periods = [question.period, question.previous, question.lastYear];
  const [series, totals] = await Promise.all([
    Promise.all(periods.map((period) => loadSeries(question, period))),
    Promise.all(periods.map((period) => totalUse(question, period))),
  ]);
  const [current, previous, lastYear] = series as [Series, Series, Series];
  const [currentWh, previousWh, lastYearWh] = totals as [number | null, number | null, number | null];
  return { granularity: question.granularity, currentWh, previousWh, lastYearWh, current, previous, lastYear };
}

type Series = { start: string; wh: number | null }[];

async function loadSeries(question: DevicesQuestion, period: Period): Promise<Series> {
  const { tx, zone, granularity, use, dataEnd } = question;
  const [axis, rows] = await Promise.all([loadAxis(tx, zone, period, granularity), askUse(question, { period, granularity })]);
  const known = byKey(rows, granularity);
  return withStrays(axis, rows, granularity)
    .filter((bucket) => dataEnd !== null && bucket.from < dataEnd)
    .map((bucket) => ({ start: bucket.start, wh: figure(known.get(bucket.key), use.measure) }));
}
