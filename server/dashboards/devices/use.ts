import type { z } from "zod";
import { locksOf } from "#db/scope.ts";
import { figure, text } from "#server/dashboards/cells.ts";
import type { UseTile } from "#server/dashboards/devices-view.ts";
import { compile } from "#server/metrics/compile.ts";
import { MetricQuery, type Row } from "#server/metrics/contract.ts";
import { resolve } from "#server/metrics/question.ts";
import { figures, select } from "#server/metrics/run.ts";
import type { Bucket } from "./axis.ts";
import { KIND } from "./facts.ts";
import { askUse, type DevicesQuestion, totalUse } from "./question.ts";

const HOUR_MS = 3_600_000;

/** Energy per bucket of the period up to where the data end, stacked by device, with the home's untracked rest. */
export async function loadUse(question: DevicesQuestion): Promise<z.infer<typeof UseTile>> {
  const { tx, subject, period, granularity, use } = question;
  const [axis, totals, stacked, rests, covers, totalWh, comparedWh] = await Promise.all([
    question.axis,
    askUse(question, { period, granularity }),
    figures(tx, subject, {
      measures: ["devices.energy"],
      dimensions: [question.by, "role"],
      filters: question.stack,
      period,
      granularity,
    }),
    use.whole ? figures(tx, subject, { measures: ["devices.untracked"], period, granularity }) : [],
    loadCovered(question),
    totalUse(question, period),
    totalUse(question, question.compared),
  ]);
  const total = byKey(totals, granularity);
  const rest = byKey(rests, granularity);
  const stack = Map.groupBy(stacked, (row) => text(row, granularity));
  const buckets = withStrays(axis, totals, granularity)
    .filter((bucket) => question.dataEnd !== null && bucket.from < question.dataEnd)
    .map((bucket) => ({
      start: bucket.start,
      partial: bucket.cut || bucket.to > question.dataEnd!,
      covered: Math.min(1, ((covers.get(bucket.key) ?? 0) * HOUR_MS) / (bucket.to - bucket.from)),
      totalWh: figure(total.get(bucket.key), use.measure),
      byDevice: byDevice(stack.get(bucket.key) ?? [], question.by),
      untrackedWh: figure(rest.get(bucket.key), "devices.untracked"),
    }));
  return { granularity, totalWh, comparedWh, buckets };
}

/** What each device of a bucket used; devices of a kind may have several roles, and so several rows. */
function byDevice(rows: readonly Row[], by: DevicesQuestion["by"]): z.infer<typeof UseTile>["buckets"][number]["byDevice"] {
  const found = new Map<string, number | null>();
  for (const row of rows) {
    const [name, wh] = [nameOf(row, by), figure(row, "devices.energy")];
    const before = found.get(name) ?? null;
    found.set(name, wh === null ? before : (before ?? 0) + wh);
  }
  return [...found].map(([device, wh]) => ({ device, wh }));
}

/** A row's device as the list of devices knows it. */
export const nameOf = (row: Row, by: DevicesQuestion["by"]): string =>
  by === "device" ? text(row, by) : `${KIND}${text(row, by)}`;

/** Covered hours per bucket: the mean of the main meters; without one the best covered device (over a tenant: the mean device). */
async function loadCovered({
  tx,
  subject,
  period,
  granularity,
  homes,
  use,
  stack,
}: DevicesQuestion): Promise<Map<string, number>> {
  const byHomes = use.whole && homes > 0;
  const query = MetricQuery.parse({
    measures: ["devices.covered_hours"],
    dimensions: subject === null ? ["subject", "device"] : ["device"],
    filters: byHomes ? [{ dimension: "role", in: ["home"] }] : stack,
    period,
    granularity,
  });
  // Added up by the database: over a tenant there are as many rows as devices, times buckets.
  const { text, values } = compile({ ...resolve(query, subject, locksOf(tx)), limit: Number.MAX_SAFE_INTEGER - 1 });
  const rows = await select(tx, {
    text: `select "${granularity}" as key, sum("devices.covered_hours") as total, avg("devices.covered_hours") as mean, max("devices.covered_hours") as most
from (${text}) devices group by 1`,
    values,
  });
  const of = ({ total, mean, most }: Record<string, unknown>) =>
    byHomes ? Number(total) / homes : Number(subject === null ? mean : most);
  return new Map(rows.map((row) => [String(row.key), of(row)]));
}

export const byKey = (rows: Row[], granularity: string): Map<string, Row> =>
  new Map(rows.map((row) => [text(row, granularity), row]));

/** Over a tenant, subjects of other zones have hours that begin on other instants than the axis: they join it. */
export function withStrays(axis: Bucket[], rows: Row[], granularity: string): Bucket[] {
  const known = new Set(axis.map((bucket) => bucket.key));
  const strays = rows
    .map((row) => text(row, granularity))
    .filter((key) => granularity === "hour" && !known.has(key))
    .map((key) => ({ key, start: key, from: Date.parse(key), to: Date.parse(key) + HOUR_MS, cut: false }));
  return strays.length === 0 ? axis : [...axis, ...strays].sort((a, b) => a.from - b.from);
}
