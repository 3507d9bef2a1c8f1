import { useMemo } from "react";
import { Chart } from "#components/charts/chart.tsx";
import type { CsvTable } from "#components/charts/csv-of.ts";
import { type Drawings, HALF } from "#components/charts/model.ts";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { readingsLink } from "#components/dashboards/devices/links.ts";
import { durationName, runningModel } from "#components/dashboards/devices/running-model.ts";
import { kindName, plural, thanName } from "#components/dashboards/words.ts";
import { changeOf } from "#components/format/change.ts";
import { count, short } from "#components/format/unit.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { PlainTable } from "#components/tiles/plain-table.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

type Props = { view: DevicesView; state: DashboardState; drawings: Drawings };
type Device = DevicesView["running"]["devices"][number];

export function RunningTile({ view, state, drawings }: Props) {
  const model = useMemo(() => runningModel(view, state), [view, state]);
  const { onSeconds, comparedSeconds, starts, devices } = view.running;
  return (
    <Tile
      id="running"
      title="Run time"
      question="How long do devices run, and how often do they start?"
      figure={{
        short: short(onSeconds / 3_600, { kind: "hours" }),
        exact: durationName(onSeconds),
        label: `switched on, ${plural(starts, "start")}`,
      }}
      change={{ change: changeOf(onSeconds, comparedSeconds, thanName(view)), better: "neither" }}
      definition="Time from each “on” to the device's next report, at most its gap limit. A start is an “on” after an “off”; a cycle is off, on, off again, and counts where it ended. Several devices add up."
      asOf={asOfSentence(view)}
      table={<RunningTable devices={devices} kinds={view.subject === null} />}
      csv={{ name: "run-time", make: () => csvOfRunning(devices) }}
      empty={devices.length === 0 ? "No device reports whether it is on or off." : undefined}
      span={{ of12: 6 }}
      footer={<MoreLink href={readingsLink(state, view)}>All readings of this period</MoreLink>}
    >
      <Chart model={model} sizes={HALF} drawings={drawings} />
      <ul className="mt-3" aria-label="Run time by device">
        {devices.slice(0, 4).map((device) => (
          <li key={device.device} className="flex items-baseline gap-2 border-t border-line py-1.5">
            <span className="min-w-0 truncate" title={device.name}>
              {view.subject === null ? kindName(device.name) : device.name}
            </span>
            {device.on && <span className="text-note text-good">on now</span>}
            <span className="ms-auto shrink-0 text-muted tabular">
              {durationName(device.onSeconds)} · {cycles(device)}
            </span>
          </li>
        ))}
      </ul>
    </Tile>
  );
}

function cycles(device: Device): string {
  if (device.cycles === null || device.meanSeconds === null) return plural(device.starts, "start");
  return `${plural(device.cycles, "cycle")} of ${durationName(device.meanSeconds)}`;
}

function RunningTable({ devices, kinds }: { devices: Device[]; kinds: boolean }) {
  const say = (seconds: number | null) => (seconds === null ? "–" : durationName(seconds));
  return (
    <PlainTable
      label="Run time, data"
      columns={[kinds ? "Kind" : "Device", "Run time", "Before", "Starts", "Cycles", "Mean", "Median", "Longest"]}
      rows={devices.map((one) => ({
        key: one.device,
        name: kinds ? kindName(one.name) : one.name,
        cells: [
          durationName(one.onSeconds),
          durationName(one.comparedSeconds),
          count(one.starts),
          one.cycles === null ? "–" : count(one.cycles),
          say(one.meanSeconds),
          say(one.medianSeconds),
          say(one.longestSeconds),
        ],
      }))}
    />
  );
}

function csvOfRunning(devices: Device[]): CsvTable {
  return {
    header: ["Device", "Name", "Run time (s)", "Before (s)", "Starts", "Cycles", "Mean (s)", "Median (s)", "Longest (s)"],
    rows: devices.map((one) => [
      one.device,
      one.name,
      one.onSeconds,
      one.comparedSeconds,
      one.starts,
      one.cycles,
      one.meanSeconds,
      one.medianSeconds,
      one.longestSeconds,
    ]),
  };
}
