import { addDays, addMonths, clip } from "#components/format/days.ts";
import { type DashboardState, printState } from "#components/url/dashboard-state.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

type Link = {
  device?: string;
  period?: { from: string; to: string };
  /** Instants, for an hour's bar. */
  between?: { from: string; to: string };
};

/** The page of readings behind a figure: the same subject, days and devices, narrowed. */
export function readingsLink(
  state: DashboardState,
  view: DevicesView,
  { device, period = view.period, between }: Link = {},
): string {
  const filters = { ...state.filters, category: [], account: [], ...(device !== undefined && { device: [device] }) };
  const query = printState(
    { ...state, period: { from: period.from, to: period.to }, comparison: "previous", currency: null, filters },
    { since: between?.from ?? null, until: between?.to ?? null },
  );
  return `/devices/events${query}`;
}

/** The readings behind a bucket of the time axis. */
export function bucketLink(state: DashboardState, view: DevicesView, start: string): string {
  if (view.use.granularity === "hour") {
    const until = new Date(Date.parse(start) + 3_600_000).toISOString();
    return readingsLink(state, view, { between: { from: new Date(start).toISOString(), to: until } });
  }
  const end = view.use.granularity === "day" ? addDays(start, 1) : addMonths(start, 1);
  return readingsLink(state, view, { period: clip({ from: start, to: end }, view.period) });
}
