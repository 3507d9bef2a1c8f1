import { asOfSentence } from "#components/dashboards/as-of.ts";
import { readingsLink } from "#components/dashboards/devices/links.ts";
import { csvOfUnusualHours, UnusualHoursTable } from "#components/dashboards/devices/unusual-hours-table.tsx";
import { FindingList } from "#components/dashboards/finding-list.tsx";
import { thanName } from "#components/dashboards/words.ts";
import { changeOf } from "#components/format/change.ts";
import { dayIn } from "#components/format/days.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import { useWords } from "#components/words/use-words.tsx";
import type { Words } from "#components/words/words.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

type Unusual = NonNullable<DevicesView["unusual"]>;
type Finding = Unusual["findings"][number];
type Props = { view: DevicesView; state: DashboardState; unusual: Unusual; decides: boolean };

const ENERGY = { kind: "energy" } as const;

export function UnusualHoursTile({ view, state, unusual, decides }: Props) {
  const words = useWords();
  const { unusual: messages, allReadings } = words.devices;
  const { findings, compared, needed } = unusual;
  const zone = words.timestampZone(view.zone);
  const open = findings.filter(({ dismissed }) => !dismissed).length;
  return (
    <Tile
      id="unusual"
      title={messages.title}
      question={messages.question}
      figure={{
        short: open === 0 ? messages.nothing : words.count(open),
        exact: messages.findings(open),
        label: open === 0 ? messages.nothingLabel : messages.label(open),
      }}
      change={{ change: changeOf(words, open, compared, thanName(words, view)), better: "less" }}
      definition={messages.definition(needed)}
      asOf={asOfSentence(words, view)}
      table={<UnusualHoursTable findings={findings} zone={view.zone} />}
      csv={{ name: messages.file, make: () => csvOfUnusualHours(findings, words) }}
      span={6}
      footer={<MoreLink href={readingsLink(state, view)}>{allReadings}</MoreLink>}
    >
      {bounds(view, unusual, words).map((bound) => (
        <p key={bound} className="mb-3 text-note text-muted">
          {bound}
        </p>
      ))}
      <FindingList
        label={messages.list}
        decides={decides}
        findings={findings.map((finding) => ({
          key: finding.key,
          name: finding.name,
          kind: finding.direction === "more" ? messages.more : messages.less,
          words: told(finding, zone, words),
          // The day of the clock that stands beside it.
          day: dayIn(finding.from, zone),
          dismissed: finding.dismissed,
          href: readingsLink(state, view, { device: finding.device, between: { from: finding.from, to: finding.to } }),
        }))}
      />
    </Tile>
  );
}

/** What was not looked at, and why. */
function bounds(view: DevicesView, { weeks, needed, since, irregular }: Unusual, words: Words): string[] {
  const { unusual } = words.devices;
  return [
    ...(weeks < needed ? [unusual.tooEarly(needed, weeks)] : []),
    ...(since !== view.period.from ? [unusual.since(words.dayName(since))] : []),
    ...(irregular.length > 0 ? [unusual.irregular(irregular.map(({ name }) => name))] : []),
  ];
}

/** A finding's hours and its figures against the usual ones. */
function told({ from, to, wh, usualWh }: Finding, zone: string, words: Words): string {
  return words.devices.unusual.finding(
    words.clockName(from, zone),
    words.clockName(to, zone),
    words.exact(wh, ENERGY),
    words.exact(usualWh, ENERGY),
  );
}
