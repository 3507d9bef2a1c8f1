import { amount, figure } from "#server/dashboards/cells.ts";
import type { Period } from "#server/dashboards/view.ts";
import type { MetricFilter, Row } from "#server/metrics/contract.ts";
import { figures } from "#server/metrics/run.ts";
import { loadAxis } from "./axis.ts";
import { overlap, type Range } from "./bounds.ts";
import { cyclesOf, isOn } from "./cycles.ts";
import type { DevicesQuestion } from "./question.ts";
import type { RunningTile } from "./running-view.ts";
import { loadStateRuns, type StateRun } from "./state-runs.ts";
import { byKey, nameOf, withStrays } from "./use.ts";

const SECONDS_PER_HOUR = 3_600;
const MEASURES = ["devices.on_hours", "devices.starts"];

/** How long devices that report on and off were on, how often they started, and their cycles. */
export async function loadRunning(question: DevicesQuestion): Promise<RunningTile> {
  const { tx, subject, zone, period, compared, granularity, by, heard, dataEnd } = question;
  const switching = heard.filter(({ channels }) => channels.includes("state"));
  const filters = subject === null ? question.kinds : [{ dimension: "device", in: switching.map(({ device }) => device) }];
  const ask = (days: Period, dimensions: string[], grain: Partial<{ granularity: typeof granularity }>, kept: MetricFilter[]) =>
    figures(tx, subject, { measures: MEASURES, dimensions, filters: kept, period: days, ...grain });
  const [axis, { period: days }] = await Promise.all([loadAxis(tx, zone, period, granularity), question.bounds]);
  const [rows, before, overTime, runs] = await Promise.all([
    ask(period, [by], {}, filters),
    ask(compared, [by], {}, filters),
    ask(period, [], { granularity }, filters),
    subject === null || switching.length === 0 ? new Map<string, StateRun[]>() : loadStateRuns(tx, subject, switching, days),
  ]);
  const [now, earlier] = [byName(rows, by), byName(before, by)];
  const devices = (subject === null ? kindsOf(question, now, earlier) : switching).map(({ device, name }) => ({
    device,
    name,
    onSeconds: seconds(now.get(device)),
    comparedSeconds: seconds(earlier.get(device)),
    starts: amount(now.get(device), "devices.starts"),
    ...(subject === null ? UNKNOWN : cyclesOf(runs.get(device) ?? [], days)),
    on: isOn(runs.get(device) ?? [], days.to),
  }));
  const totals = byKey(overTime, granularity);
  const known = [...runs.values()].flat();
  return {
    onSeconds: sum(devices, "onSeconds"),
    comparedSeconds: sum(devices, "comparedSeconds"),
    starts: sum(devices, "starts"),
    devices: devices.sort((a, b) => b.onSeconds - a.onSeconds || (a.name < b.name ? -1 : 1)),
    granularity,
    buckets: withStrays(axis, overTime, granularity)
      .filter((bucket) => dataEnd !== null && bucket.from < dataEnd)
      .map((bucket) => {
        const row = totals.get(bucket.key);
        const told = subject === null ? row !== undefined : said(known, bucket);
        return {
          start: bucket.start,
          partial: bucket.cut || bucket.to > dataEnd!,
          onSeconds: told ? seconds(row) : null,
          starts: amount(row, "devices.starts"),
        };
      }),
  };
}

/** Over a tenant there are no cycles: readings are too many. */
const UNKNOWN = { cycles: null, meanSeconds: null, medianSeconds: null, longestSeconds: null };

const seconds = (row: Row | undefined): number => Math.round((figure(row, "devices.on_hours") ?? 0) * SECONDS_PER_HOUR);

const sum = <Key extends string>(all: readonly Record<Key, number>[], key: Key): number =>
  all.reduce((total, each) => total + each[key], 0);

const byName = (rows: Row[], by: DevicesQuestion["by"]): Map<string, Row> => new Map(rows.map((row) => [nameOf(row, by), row]));

/** Kinds of device that were on, now or before: the rollups do not know what merely never was. */
const kindsOf = ({ devices }: DevicesQuestion, ...all: Map<string, Row>[]) =>
  devices.filter(({ device }) =>
    all.some((rows) => seconds(rows.get(device)) > 0 || amount(rows.get(device), "devices.starts") > 0),
  );

/** Whether any device said on or off for any of this time. */
const said = (runs: readonly StateRun[], bucket: Range): boolean =>
  runs.some((run) => overlap({ from: run.from, to: run.to ?? run.from + 1 }, bucket) > 0);
