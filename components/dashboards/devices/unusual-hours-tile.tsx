import { type CsvTable, scale } from "#components/charts/csv-of.ts";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { readingsLink } from "#components/dashboards/devices/links.ts";
import { FindingList } from "#components/dashboards/finding-list.tsx";
import { plural, thanName } from "#components/dashboards/words.ts";
import { changeOf } from "#components/format/change.ts";
import { dayName } from "#components/format/days.ts";
import { clockName, instantName } from "#components/format/instant.ts";
import { count, exact } from "#components/format/unit.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { PlainTable } from "#components/tiles/plain-table.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

type Unusual = NonNullable<DevicesView["unusual"]>;
type Finding = Unusual["findings"][number];
type Props = { view: DevicesView; state: DashboardState; unusual: Unusual; decides: boolean };

const ENERGY = { kind: "energy" } as const;

export function UnusualHoursTile({ view, state, unusual, decides }: Props) {
  const { findings, compared, weeks, needed, since, irregular } = unusual;
  const open = findings.filter(({ dismissed }) => !dismissed);
  return (
    <Tile
      id="unusual"
      title="Unusual"
      question="Did a device use more or less than it does at this time?"
      figure={{
        short: open.length === 0 ? "Nothing" : count(open.length),
        exact: plural(open.length, "finding"),
        label: open.length === 0 ? "stands out" : `${open.length === 1 ? "time stands" : "times stand"} out`,
      }}
      change={{ change: changeOf(open.length, compared, thanName(view)), better: "less" }}
      definition={`A device's hour against the median of the same hour of the week over the eight weeks before: unusual beyond three times the median deviation, 100 Wh, and one and a half (downwards three quarters) of the device's mean hour. Hours that follow each other are one finding. An hour is judged once there are ${needed} values of it.`}
      asOf={asOfSentence(view)}
      table={<FindingTable findings={findings} zone={view.zone} />}
      csv={{ name: "unusual", make: () => csvOfFindings(findings) }}
      span={{ of12: 6 }}
      footer={<MoreLink href={readingsLink(state, view)}>All readings of this period</MoreLink>}
    >
      {weeks < needed && (
        <p className="mb-3 text-note text-muted">
          {`Hours are judged from ${plural(needed, "week")} of data on; there ${weeks === 1 ? "is one" : `are ${count(weeks)}`} so far.`}
        </p>
      )}
      {since !== view.period.from && <p className="mb-3 text-note text-muted">Looked at since {dayName(since)}.</p>}
      {irregular.length > 0 && (
        <p className="mb-3 text-note text-muted">
          {`Not judged, since they run now and then: ${irregular.map(({ name }) => name).join(", ")}.`}
        </p>
      )}
      <FindingList
        label="Unusual hours"
        decides={decides}
        findings={findings.map((finding) => ({
          key: finding.key,
          name: finding.name,
          kind: finding.direction === "more" ? "More than usual" : "Less than usual",
          words: `${clockName(finding.from, view.zone)} to ${clockName(finding.to, view.zone)}: ${exact(finding.wh, ENERGY)}, usually ${exact(finding.usualWh, ENERGY)}`,
          day: finding.day,
          dismissed: finding.dismissed,
          href: readingsLink(state, view, { device: finding.device, between: { from: finding.from, to: finding.to } }),
        }))}
      />
    </Tile>
  );
}

function FindingTable({ findings, zone }: { findings: Finding[]; zone: string }) {
  return (
    <PlainTable
      label="Unusual, data"
      columns={["Device", "From", "To", "Used", "Usual", "Deviation"]}
      rows={findings.map((one) => ({
        key: one.key,
        name: one.name,
        cells: [
          instantName(one.from, zone, { seconds: false }),
          instantName(one.to, zone, { seconds: false }),
          exact(one.wh, ENERGY),
          exact(one.usualWh, ENERGY),
          exact(one.madWh, ENERGY),
        ],
      }))}
    />
  );
}

function csvOfFindings(findings: Finding[]): CsvTable {
  const { name, of } = scale(ENERGY);
  return {
    header: [
      "Device",
      "Name",
      "From",
      "To",
      "Direction",
      `Used (${name})`,
      `Usual (${name})`,
      `Deviation (${name})`,
      "Dismissed",
    ],
    rows: findings.map((one) => [
      one.device,
      one.name,
      one.from,
      one.to,
      one.direction,
      of(one.wh),
      of(one.usualWh),
      of(one.madWh),
      one.dismissed ? "yes" : "no",
    ]),
  };
}
