import type { CsvTable } from "#components/charts/csv-of.ts";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { bucketName } from "#components/dashboards/devices/buckets.ts";
import { readingsLink } from "#components/dashboards/devices/links.ts";
import { precise } from "#components/dashboards/devices/precise.ts";
import { UptimeRow } from "#components/dashboards/devices/uptime-row.tsx";
import { plural, thanName } from "#components/dashboards/words.ts";
import { changeOf } from "#components/format/change.ts";
import { instantName } from "#components/format/instant.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { PlainTable } from "#components/tiles/plain-table.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

type Props = { view: DevicesView; state: DashboardState };
type Uptime = DevicesView["uptime"];

/** Devices listed before the rest is counted. */
const SHOWN = 8;

export function UptimeTile({ view, state }: Props) {
  const { uptime } = view;
  const worst = uptime.devices.toSorted((a, b) => (a.uptime ?? 2) - (b.uptime ?? 2));
  const listed = worst.slice(0, SHOWN);
  const left = worst.length - listed.length + uptime.more;
  const names = uptime.buckets.map(({ start }) => bucketName(start, uptime.granularity, view.zone));
  return (
    <Tile
      id="uptime"
      title="Uptime"
      question="Do all devices report?"
      figure={
        uptime.uptime === null
          ? null
          : {
              short: precise(uptime.uptime),
              exact: precise(uptime.uptime),
              label: uptime.silent > 0 ? `reported; ${plural(uptime.silent, "device")} silent` : "reported; no device is silent",
            }
      }
      change={{ change: changeOf(uptime.uptime, uptime.compared, thanName(view)), better: "more" }}
      definition="Seconds with data / seconds expected, from a device's first reading on. What is not overdue is not expected yet. A gap is longer than the device's gap limit, or its expected interval where that is longer; silent is a device that has sent nothing for longer than that at the end of the data."
      asOf={asOfSentence(view)}
      table={<UptimeTable uptime={uptime} zone={view.zone} owners={view.subject === null} />}
      csv={{ name: "uptime", make: () => csvOfUptime(uptime) }}
      empty={uptime.devices.length === 0 ? "No device was expected to report in this period." : undefined}
      span={{ of12: 6 }}
      footer={<MoreLink href={readingsLink(state, view)}>All readings of this period</MoreLink>}
    >
      <ol aria-label="Devices by uptime, the lowest first" className="-mx-2">
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
      {left > 0 && <p className="mt-2 text-note text-muted">{plural(left, "other device")}</p>}
    </Tile>
  );
}

function UptimeTable({ uptime, zone, owners }: { uptime: Uptime; zone: string; owners: boolean }) {
  return (
    <PlainTable
      label="Uptime, data"
      columns={["Device", "Reported", "Hours expected", "Gaps", "Longest gap", "Last seen"]}
      rows={uptime.devices.map((one) => {
        const longest = one.gaps?.longest[0];
        return {
          key: `${one.subject} ${one.device}`,
          name: owners ? `${one.name}, ${one.subject}` : one.name,
          cells: [
            one.uptime === null ? "–" : precise(one.uptime),
            (one.expectedSeconds / 3_600).toFixed(1),
            one.gaps === null ? "–" : String(one.gaps.count),
            longest
              ? `${instantName(longest.from, zone, { seconds: false })} to ${instantName(longest.to, zone, { seconds: false })}`
              : "–",
            one.lastSeen === null ? "–" : instantName(one.lastSeen, zone, { seconds: false }),
          ],
        };
      })}
    />
  );
}

function csvOfUptime({ devices }: Uptime): CsvTable {
  return {
    header: ["Subject", "Device", "Name", "Uptime", "Reported (s)", "Expected (s)", "Gaps", "Last seen", "Silent"],
    rows: devices.map((one) => [
      one.subject,
      one.device,
      one.name,
      one.uptime,
      one.reportedSeconds,
      one.expectedSeconds,
      one.gaps?.count ?? null,
      one.lastSeen,
      one.silent ? "yes" : "no",
    ]),
  };
}
