import { type CsvTable, scale } from "#components/charts/csv-of.ts";
import { PlainTable } from "#components/tiles/plain-table.tsx";
import { useWords } from "#components/words/use-words.tsx";
import type { Words } from "#components/words/words.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

type Finding = NonNullable<DevicesView["unusual"]>["findings"][number];

const ENERGY = { kind: "energy" } as const;

/** What stands out, in exact figures. */
export function UnusualHoursTable({ findings, zone }: { findings: Finding[]; zone: string }) {
  const words = useWords();
  const at = (instant: string) => words.instantName(instant, words.timestampZone(zone), { seconds: false });
  const { unusual } = words.devices;
  const { device, from, to, used, usual, deviation } = unusual.columns;
  return (
    <PlainTable
      label={words.shared.tile.data(unusual.title)}
      columns={[device, from, to, used, usual, deviation]}
      rows={findings.map((one) => ({
        key: one.key,
        name: one.name,
        cells: [
          at(one.from),
          at(one.to),
          words.exact(one.wh, ENERGY),
          words.exact(one.usualWh, ENERGY),
          words.exact(one.madWh, ENERGY),
        ],
      }))}
    />
  );
}

/** The same as a file's table. */
export function csvOfUnusualHours(findings: Finding[], words: Words): CsvTable {
  const { columns, csv } = words.devices.unusual;
  const { name, of } = scale(ENERGY);
  return {
    header: [
      columns.device,
      csv.name,
      columns.from,
      columns.to,
      csv.direction,
      csv.used(name),
      csv.usual(name),
      csv.deviation(name),
      csv.dismissed,
    ],
    rows: findings.map((one) => [
      one.device,
      one.name,
      one.from,
      one.to,
      csv.directions[one.direction],
      of(one.wh),
      of(one.usualWh),
      of(one.madWh),
      one.dismissed ? csv.yes : csv.no,
    ]),
  };
}
