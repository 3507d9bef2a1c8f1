import { useMemo } from "react";
import { Chart } from "#components/charts/chart.tsx";
import { type Drawings, HALF } from "#components/charts/model.ts";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { durationName } from "#components/dashboards/devices/duration-name.ts";
import { readingsLink } from "#components/dashboards/devices/links.ts";
import { runningModel } from "#components/dashboards/devices/running-model.ts";
import { csvOfRunning, RunningTable } from "#components/dashboards/devices/running-table.tsx";
import { kindName, thanName } from "#components/dashboards/words.ts";
import { changeOf } from "#components/format/change.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import { useWords } from "#components/words/use-words.tsx";
import type { Words } from "#components/words/words.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

type Props = { view: DevicesView; state: DashboardState; drawings: Drawings };
type Device = DevicesView["running"]["devices"][number];

/** Devices told below the chart. */
const SHOWN = 4;

export function RunningTile({ view, state, drawings }: Props) {
  const words = useWords();
  const { running, allReadings } = words.devices;
  const model = useMemo(() => runningModel(view, state, words), [view, state, words]);
  const { onSeconds, comparedSeconds, starts, devices } = view.running;
  const kinds = view.subject === null;
  return (
    <Tile
      id="running"
      title={running.title}
      question={running.question}
      figure={{
        short: words.short(onSeconds / 3_600, { kind: "hours" }),
        exact: durationName(words, onSeconds),
        label: running.label(starts),
      }}
      change={{ change: changeOf(words, onSeconds, comparedSeconds, thanName(words, view)), better: "neither" }}
      definition={running.definition}
      asOf={asOfSentence(words, view)}
      table={<RunningTable devices={devices} kinds={kinds} />}
      csv={{ name: running.file, make: () => csvOfRunning(devices, kinds, words) }}
      empty={devices.length === 0 ? running.empty : undefined}
      span={6}
      footer={<MoreLink href={readingsLink(state, view)}>{allReadings}</MoreLink>}
    >
      <Chart model={model} sizes={HALF} drawings={drawings} />
      <ul className="mt-3" aria-label={running.list}>
        {devices.slice(0, SHOWN).map((device) => (
          <Row key={device.device} device={device} name={kinds ? kindName(words, device.name) : device.name} />
        ))}
      </ul>
    </Tile>
  );
}

function Row({ device, name }: { device: Device; name: string }) {
  const words = useWords();
  return (
    <li className="flex flex-wrap items-baseline gap-x-2 border-t border-line py-1.5">
      <span dir="auto" className="min-w-0 truncate" title={name}>
        {name}
      </span>
      {device.on && <span className="shrink-0 text-note text-good">{words.devices.running.onNow}</span>}
      <span className="ms-auto text-muted tabular">
        {durationName(words, device.onSeconds)} · {cycles(device, words)}
      </span>
    </li>
  );
}

function cycles(device: Device, words: Words): string {
  const { running } = words.devices;
  if (device.cycles === null || device.meanSeconds === null) return running.starts(device.starts);
  return running.cycles(device.cycles, durationName(words, device.meanSeconds));
}
