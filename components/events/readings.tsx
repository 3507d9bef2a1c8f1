import Link from "next/link";
import { eventLink } from "#components/events/event-link.ts";
import { clockName, instantDay, instantName } from "#components/format/instant.ts";
import { LOCALE } from "#components/format/locale.ts";
import { Notice } from "#components/states/notice.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Table } from "#components/ui/table.tsx";
import type { ReadingRow } from "#server/dashboards/devices-view.ts";

type Props = { rows: ReadingRow[]; zone: string; whose: string | null; showSubject: boolean; names: Record<string, string> };

const CHANNELS: Record<ReadingRow["channel"], string> = {
  power: "Power",
  energy_counter: "Meter reading",
  energy_interval: "Energy of a span",
  state: "State",
};

/** Readings, newest first; each leads to its event. */
export function Readings({ rows, zone, whose, showSubject, names }: Props) {
  if (rows.length === 0) {
    return (
      <Notice title="No reading here">
        <p>No device reported anything in this time. Go back and choose a longer period or fewer filters.</p>
      </Notice>
    );
  }
  return (
    <Table
      label="Readings"
      columns={[
        { name: "Time" },
        { name: "Device" },
        ...(showSubject ? [{ name: "Customer", wide: true }] : []),
        { name: "Channel", wide: true },
        { name: "Value", end: true },
      ]}
      rows={rows.map((row) => ({
        key: `${row.subject} ${row.device} ${row.channel} ${row.at}`,
        cells: [
          <span key="at" className="whitespace-nowrap">
            <span className="hidden sm:inline">{instantName(row.at, zone)}</span>
            <span className="sm:hidden">
              {instantDay(row.at, zone)}, {clockName(row.at, zone)}
            </span>
          </span>,
          <Link
            key="device"
            href={eventLink("/devices/event", row.event, whose)}
            prefetch={false}
            className="block min-w-24 wrap-anywhere text-accent hover:underline"
          >
            {names[row.device] ?? row.device}
          </Link>,
          ...(showSubject
            ? [
                <span key="subject" className="block max-w-48 truncate" title={row.subject}>
                  {row.subjectName}
                </span>,
              ]
            : []),
          <span key="channel" className="flex flex-wrap items-center gap-2">
            {CHANNELS[row.channel]}
            {row.quality !== null && row.quality !== "measured" && <Badge tone="warn">{row.quality}</Badge>}
          </span>,
          <span key="value" className="sm:whitespace-nowrap">
            {figureOf(row)}
          </span>,
        ],
      }))}
    />
  );
}

function figureOf({ unit, value, seconds }: ReadingRow): string {
  if (unit === "on/off") return value === 1 ? "On" : "Off";
  const figure = `${new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 3 }).format(value)}\u00a0${unit}`;
  return seconds === null ? figure : `${figure} in ${new Intl.NumberFormat(LOCALE).format(seconds)}\u00a0s`;
}
