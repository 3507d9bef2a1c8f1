import { amount, text } from "#server/dashboards/cells.ts";
import type { Period } from "#server/dashboards/view.ts";
import type { Row } from "#server/metrics/contract.ts";
import { figures } from "#server/metrics/run.ts";
import type { Grain } from "./axis.ts";
import { overlap, type Range } from "./bounds.ts";
import { cyclesOf, isOn } from "./cycles.ts";
import type { DevicesQuestion } from "./question.ts";
import type { RunningTile } from "./running-view.ts";
import { loadStateRuns, type StateRun } from "./state-runs.ts";
import { byKey, nameOf, withStrays } from "./use.ts";

const SECONDS_PER_HOUR = 3_600;

/** How long devices that report on and off were on, how often they started, and their cycles. */
export async function loadRunning(question: DevicesQuestion): Promise<RunningTile> {
  const { tx, subject, period, compared, granularity, by, heard, dataEnd } = question;
  const switching = heard.filter(({ channels }) => channels.includes("state"));
  const filters = subject === null ? question.kinds : [{ dimension: "device", in: switching.map(({ device }) => device) }];
  const ask = (days: Period, grain: { granularity?: Grain }) =>
    figures(tx, subject, { measures: ["devices.on_hours", "devices.starts"], dimensions: [by], filters, period: days, ...grain });
  const [axis, { period: days }] = await Promise.all([question.axis, question.bounds]);
  const [rows, before, runs] = await Promise.all([
    ask(period, { granularity }),
    ask(compared, {}),
    subject === null || switching.length === 0 ? new Map<string, StateRun[]>() : loadStateRuns(tx, subject, switching, days),
  ]);
  const byDevice = (row: Row) => nameOf(row, by);
  const [now, earlier, totals] = [addUp(rows, byDevice), addUp(before, byDevice), addUp(rows, (row) => text(row, granularity))];
  const devices = (subject === null ? kindsOf(question, now, earlier) : switching).map(({ device, name }) => ({
    device,
    name,
    onSeconds: seconds(now.get(device)),
    comparedSeconds: seconds(earlier.get(device)),
    starts: now.get(device)?.starts ?? 0,
    ...(subject === null ? UNKNOWN : cyclesOf(runs.get(device) ?? [], days)),
    on: isOn(runs.get(device) ?? [], days.to),
  }));
  const known = [...runs.values()].flat();
  return {
    onSeconds: sum(devices, "onSeconds"),
    comparedSeconds: sum(devices, "comparedSeconds"),
    starts: sum(devices, "starts"),
    devices: devices.sort((a, b) => b.onSeconds - a.onSeconds || (a.name < b.name ? -1 : 1)),
    granularity,
    buckets: withStrays(axis, [...byKey(rows, granularity).values()], granularity)
      .filter((bucket) => dataEnd !== null && bucket.from < dataEnd)
      .map((bucket) => {
        const row = totals.get(bucket.key);
        const told = subject === null ? row !== undefined : said(known, bucket);
        return {
          start: bucket.start,
          partial: bucket.cut || bucket.to > dataEnd!,
          onSeconds: told ? seconds(row) : null,
          starts: row?.starts ?? 0,
        };
      }),
  };
}

/** Over a tenant there are no cycles: readings are too many. */
const UNKNOWN = { cycles: null, meanSeconds: null, medianSeconds: null, longestSeconds: null };

type Ran = { hours: number; starts: number };

/** Rows added up by what they are told apart by. */
function addUp(rows: readonly Row[], by: (row: Row) => string): Map<string, Ran> {
  const found = new Map<string, Ran>();
  for (const row of rows) {
    const ran = found.get(by(row)) ?? { hours: 0, starts: 0 };
    found.set(by(row), {
      hours: ran.hours + amount(row, "devices.on_hours"),
      starts: ran.starts + amount(row, "devices.starts"),
    });
  }
  return found;
}

const seconds = (ran: Ran | undefined): number => Math.round((ran?.hours ?? 0) * SECONDS_PER_HOUR);

const sum = <Key extends string>(all: readonly Record<Key, number>[], key: Key): number =>
  all.reduce((total, each) => total + each[key], 0);

/** Kinds of device that were on, now or before: the rollups do not know what merely never was. */
const kindsOf = ({ devices }: DevicesQuestion, ...all: Map<string, Ran>[]) =>
  devices.filter(({ device }) => all.some((ran) => (ran.get(device)?.hours ?? 0) > 0 || (ran.get(device)?.starts ?? 0) > 0));

/** Whether any device said on or off for any of this time. */
const said = (runs: readonly StateRun[], bucket: Range): boolean =>
  runs.some((run) => overlap({ from: run.from, to: run.to ?? run.from + 1 }, bucket) > 0);
