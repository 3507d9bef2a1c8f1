import { devicesFixture } from "#components/dashboards/fixtures/devices.ts";
import { wideFixture } from "#components/dashboards/fixtures/wide.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

type Granularity = DevicesView["use"]["granularity"];

/** Views of devices that between them reach every sentence of their dashboard. */
export function homes(): Record<string, DevicesView> {
  const home = devicesFixture();
  return {
    "a home": home,
    "a home by hours": paced(home, "hour", (index) => new Date(Date.UTC(2026, 10, 20, index)).toISOString()),
    "a home by months": paced(home, "month", (index) => new Date(Date.UTC(2024, index, 1)).toISOString().slice(0, 10)),
    "a home of which little is known": sparse(home),
    "a tenant's kinds of device": kinds(home),
  };
}

function paced(home: DevicesView, granularity: Granularity, startOf: (index: number) => string): DevicesView {
  const moved = <T extends { start: string }>(buckets: T[]) => buckets.map((one, index) => ({ ...one, start: startOf(index) }));
  const { use, compared, cost, running, uptime } = home;
  return {
    ...home,
    use: { ...use, granularity, buckets: moved(use.buckets) },
    compared: {
      ...{ ...compared, granularity, lastYearWh: null, current: moved(compared.current) },
      ...{ previous: moved(compared.previous), lastYear: [] },
    },
    cost: cost && { ...cost, granularity, buckets: moved(cost.buckets) },
    running: { ...running, granularity, buckets: moved(running.buckets) },
    uptime: { ...uptime, granularity, buckets: moved(uptime.buckets), more: 12 },
  };
}

/** No tariff, a meter that counted less than its devices, too few weeks, hours that are partly known. */
function sparse(home: DevicesView): DevicesView {
  const { cost, untracked, unusual, alwaysOn, use } = home;
  return {
    ...home,
    cost: cost && { ...cost, currency: null, costMinor: null },
    untracked: untracked && { ...untracked, coverage: 1.2 },
    unusual: unusual && { ...unusual, findings: [], weeks: 1, since: "2026-11-02" },
    use: { ...use, buckets: use.buckets.map((bucket, index) => ({ ...bucket, partial: index < 2 || bucket.partial })) },
    alwaysOn: alwaysOn && {
      ...{ ...alwaysOn, yearCostMinor: null },
      meters: alwaysOn.meters.map((meter) => ({ ...meter, watts: null, standbyShare: null, standbyWh: null })),
    },
  };
}

/** Over all customers, devices are told by their kind. */
function kinds(home: DevicesView): DevicesView {
  const known = [...new Set(home.devices.map(({ kind }) => kind ?? "other"))];
  const asKind = <T extends object>(row: T, index: number) => {
    const kind = known[index % known.length]!;
    return { ...row, device: kind, name: kind };
  };
  const byKind = ({ byDevice }: DevicesView["use"]["buckets"][number]) =>
    byDevice.slice(0, known.length).map(({ wh }, index) => ({ device: known[index]!, wh }));
  return {
    ...home,
    subject: null,
    devices: home.devices.slice(0, known.length).map(asKind),
    use: { ...home.use, buckets: home.use.buckets.map((bucket) => ({ ...bucket, byDevice: byKind(bucket) })) },
    when: { ...home.when, ranking: home.when.ranking.slice(0, known.length).map(asKind) },
    running: { ...home.running, devices: home.running.devices.map(asKind) },
    ...{ cost: null, alwaysOn: null, unusual: null, wide: wideFixture() },
  };
}
