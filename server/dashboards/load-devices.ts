import type { Tx } from "#db/client.ts";
import { daysBetween } from "#server/metrics/calendar.ts";
import { loadTariffs } from "#server/tariffs/load-tariffs.ts";
import { loadAlwaysOn } from "./devices/always-on.ts";
import { priced } from "./devices/always-on-cost.ts";
import { type Grain, loadAxis } from "./devices/axis.ts";
import { loadBounds } from "./devices/bounds.ts";
import { loadCompared } from "./devices/compared.ts";
import { loadCost } from "./devices/cost.ts";
import { focus, keptBy, keptKinds, loadDataEnd, loadDeviceList } from "./devices/facts.ts";
import type { DevicesQuestion } from "./devices/question.ts";
import { loadRunning } from "./devices/running.ts";
import { loadUntracked } from "./devices/untracked.ts";
import { loadUnusual } from "./devices/unusual.ts";
import { loadUptime } from "./devices/uptime.ts";
import { loadUse } from "./devices/use.ts";
import { loadWhen } from "./devices/when.ts";
import type { DevicesView } from "./devices-view.ts";
import { loadHead } from "./head.ts";
import { loadWide } from "./load-wide.ts";
import { isLocked } from "./months-of.ts";
import type { DevicesParams, Whose } from "./params.ts";
import { choosePeriod, comparedPeriod } from "./period.ts";
import type { Period } from "./view.ts";

/** Longest periods shown by the hour and by the day. */
const HOURS_UP_TO_DAYS = 3;
const DAYS_UP_TO_DAYS = 92;

/**
 * The devices dashboard of a subject, or of the whole tenant, in the scope of the transaction: what is there first, then
 * all tiles at once.
 */
export async function loadDevices(tx: Tx, { subject, ...params }: Whose & DevicesParams): Promise<DevicesView> {
  const [head, { devices, heard, homes }, tariffs, dataEnd] = await Promise.all([
    loadHead(tx, subject, "devices"),
    loadDeviceList(tx, subject),
    subject === null ? [] : loadTariffs(tx, subject),
    loadDataEnd(tx, subject),
  ]);
  const locked = isLocked(tx, "devices");
  const period = choosePeriod(params.period, head.now);
  const comparison = { ...comparedPeriod(period, params.comparison), kind: params.comparison };
  const granularity = grainOf(period);
  const question: DevicesQuestion = {
    tx,
    subject,
    zone: head.zone,
    period,
    compared: { from: comparison.from, to: comparison.to },
    previous: comparedPeriod(period, "previous"),
    lastYear: comparedPeriod(period, "year"),
    granularity,
    axis: loadAxis(tx, head.zone, period, granularity),
    ...focus(params.filters, devices, subject, locked),
    locked,
    by: subject === null ? "device_kind" : "device",
    devices,
    heard: keptBy(params.filters, devices, heard),
    kinds: keptKinds(params.filters),
    homes,
    oldest: head.oldest,
    newest: head.newest,
    bounds: loadBounds(tx, head.zone, period, comparison),
    tariffs,
    dataEnd,
    asked: new Map(),
  };
  const [use, untracked, compared, when, cost, alwaysOn, unusual, uptime, running, wide] = await Promise.all([
    loadUse(question),
    loadUntracked(question),
    loadCompared(question),
    loadWhen(question),
    loadCost(question),
    loadAlwaysOn(question),
    loadUnusual(question),
    loadUptime(question),
    loadRunning(question),
    subject === null ? loadWide({ ...question, measure: question.use.measure, filters: question.use.filters }) : null,
  ]);
  const { now: _now, currency: _currency, ...shown } = head;
  return {
    dashboard: "devices",
    ...shown,
    period,
    comparison,
    filters: params.filters,
    devices,
    use,
    untracked,
    compared,
    when,
    cost,
    alwaysOn: priced(alwaysOn, cost, question),
    unusual,
    uptime,
    running,
    wide,
  };
}

function grainOf({ from, to }: Period): Grain {
  const days = daysBetween(from, to);
  return days <= HOURS_UP_TO_DAYS ? "hour" : days <= DAYS_UP_TO_DAYS ? "day" : "month";
}
