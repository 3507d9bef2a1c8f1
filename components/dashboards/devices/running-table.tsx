import type { CsvTable } from "#components/charts/csv-of.ts";
import { durationName } from "#components/dashboards/devices/duration-name.ts";
import { kindName } from "#components/dashboards/words.ts";
import { PlainTable } from "#components/tiles/plain-table.tsx";
import { useWords } from "#components/words/use-words.tsx";
import type { Words } from "#components/words/words.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

type Device = DevicesView["running"]["devices"][number];

/** How long each device ran, in exact figures. */
export function RunningTable({ devices, kinds }: { devices: Device[]; kinds: boolean }) {
  const words = useWords();
  const { running, filters } = words.devices;
  const { runTime, before, starts, cycles, mean, median, longest } = running.columns;
  const say = (seconds: number | null) => (seconds === null ? "–" : durationName(words, seconds));
  return (
    <PlainTable
      label={words.shared.tile.data(running.title)}
      columns={[kinds ? filters.kind : filters.device, runTime, before, starts, cycles, mean, median, longest]}
      rows={devices.map((one) => ({
        key: one.device,
        name: kinds ? kindName(words, one.name) : one.name,
        cells: [
          say(one.onSeconds),
          say(one.comparedSeconds),
          words.count(one.starts),
          one.cycles === null ? "–" : words.count(one.cycles),
          say(one.meanSeconds),
          say(one.medianSeconds),
          say(one.longestSeconds),
        ],
      }))}
    />
  );
}

/** The same as a file's table, in seconds. */
export function csvOfRunning(devices: Device[], kinds: boolean, words: Words): CsvTable {
  const { running, filters } = words.devices;
  const { csv, columns } = running;
  return {
    header: [
      filters.device,
      csv.name,
      csv.runTime,
      csv.before,
      columns.starts,
      columns.cycles,
      csv.mean,
      csv.median,
      csv.longest,
    ],
    rows: devices.map((one) => [
      one.device,
      kinds ? kindName(words, one.name) : one.name,
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
