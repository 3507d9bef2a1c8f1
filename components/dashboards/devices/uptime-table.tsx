import type { CsvTable } from "#components/charts/csv-of.ts";
import { precise } from "#components/dashboards/devices/precise.ts";
import { PlainTable } from "#components/tiles/plain-table.tsx";
import { useWords } from "#components/words/use-words.tsx";
import type { Words } from "#components/words/words.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

type Device = DevicesView["uptime"]["devices"][number];
type Props = {
  devices: Device[];
  zone: string;
  /** Devices of several customers stand together: each is told with whose it is. */
  owners: boolean;
};

/** How much of the time each device reported, in exact figures. */
export function UptimeTable({ devices, zone, owners }: Props) {
  const words = useWords();
  const { uptime } = words.devices;
  const { device, reported, expected, gaps, longest, lastSeen } = uptime.columns;
  const at = (instant: string) => words.instantName(instant, words.timestampZone(zone), { seconds: false });
  return (
    <PlainTable
      label={words.shared.tile.data(uptime.title)}
      columns={[device, reported, expected, gaps, longest, lastSeen]}
      rows={devices.map((one) => {
        const gap = one.gaps?.longest[0];
        return {
          key: `${one.subject} ${one.device}`,
          name: owners ? uptime.ofOwner(one.name, one.subject) : one.name,
          cells: [
            one.uptime === null ? "–" : precise(words, one.uptime),
            words.decimal(one.expectedSeconds / 3_600, 1),
            one.gaps === null ? "–" : words.count(one.gaps.count),
            gap ? uptime.gap(at(gap.from), at(gap.to)) : "–",
            one.lastSeen === null ? "–" : at(one.lastSeen),
          ],
        };
      })}
    />
  );
}

/** The same as a file's table, in seconds. */
export function csvOfUptime(devices: Device[], words: Words): CsvTable {
  const { columns, csv } = words.devices.uptime;
  return {
    header: [
      csv.subject,
      columns.device,
      csv.name,
      csv.uptime,
      csv.reported,
      csv.expected,
      columns.gaps,
      columns.lastSeen,
      csv.silent,
    ],
    rows: devices.map((one) => [
      one.subject,
      one.device,
      one.name,
      one.uptime,
      one.reportedSeconds,
      one.expectedSeconds,
      one.gaps?.count ?? null,
      one.lastSeen,
      one.silent ? csv.yes : csv.no,
    ]),
  };
}
