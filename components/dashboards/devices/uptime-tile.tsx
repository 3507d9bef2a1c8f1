import { asOfSentence } from "#components/dashboards/as-of.ts";
import { bucketName } from "#components/dashboards/devices/buckets.ts";
import { readingsLink } from "#components/dashboards/devices/links.ts";
import { precise } from "#components/dashboards/devices/precise.ts";
import { UptimeRow } from "#components/dashboards/devices/uptime-row.tsx";
import { csvOfUptime, UptimeTable } from "#components/dashboards/devices/uptime-table.tsx";
import { thanName } from "#components/dashboards/words.ts";
import { changeOf } from "#components/format/change.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import { useWords } from "#components/words/use-words.tsx";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

type Props = { view: DevicesView; state: DashboardState };

/** Devices listed before the rest is counted. */
const SHOWN = 8;

export function UptimeTile({ view, state }: Props) {
  const words = useWords();
  const { uptime: messages, otherDevices, allReadings } = words.devices;
  const { uptime } = view;
  const worst = uptime.devices.toSorted((a, b) => (a.uptime ?? 2) - (b.uptime ?? 2));
  const listed = worst.slice(0, SHOWN);
  const left = worst.length - listed.length + uptime.more;
  const names = uptime.buckets.map(({ start }) => bucketName(words, start, uptime.granularity, view.zone));
  const label = uptime.silent > 0 ? messages.labelSilent(uptime.silent) : messages.label;
  return (
    <Tile
      id="uptime"
      title={messages.title}
      question={messages.question}
      figure={
        uptime.uptime === null ? null : { short: precise(words, uptime.uptime), exact: precise(words, uptime.uptime), label }
      }
      change={{ change: changeOf(words, uptime.uptime, uptime.compared, thanName(words, view)), better: "more" }}
      definition={messages.definition}
      asOf={asOfSentence(words, view)}
      table={<UptimeTable devices={uptime.devices} zone={view.zone} owners={view.subject === null} />}
      csv={{ name: messages.file, make: () => csvOfUptime(uptime.devices, words) }}
      empty={uptime.devices.length === 0 ? messages.empty : undefined}
      span={6}
      footer={<MoreLink href={readingsLink(state, view)}>{allReadings}</MoreLink>}
    >
      <ol aria-label={messages.list} className="-mx-2">
        {listed.map((device) => (
          <UptimeRow
            key={`${device.subject} ${device.device}`}
            device={device}
            names={names}
            zone={view.zone}
            {...(view.subject === null
              ? { owner: device.subject }
              : { href: readingsLink(state, view, { device: device.device }) })}
          />
        ))}
      </ol>
      {left > 0 && <p className="mt-2 text-note text-muted">{otherDevices(left)}</p>}
    </Tile>
  );
}
