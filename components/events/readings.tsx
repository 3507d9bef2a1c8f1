"use client";
import Link from "next/link";
import { eventLink } from "#components/events/event-link.ts";
import { Notice } from "#components/states/notice.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Table } from "#components/ui/table.tsx";
import { useWords } from "#components/words/use-words.tsx";
import type { Words } from "#components/words/words.ts";
import type { ReadingRow } from "#server/dashboards/devices-view.ts";

type Props = {
  rows: ReadingRow[];
  zone: string;
  whose: string | null;
  showSubject: boolean;
  /** What devices are called: pairs, since a page of Next hands no object on whose keys are somebody's. */
  names: readonly (readonly [device: string, name: string])[];
};

/** Readings, newest first; each leads to its event. */
export function Readings({ rows, zone: counted, whose, showSubject, names }: Props) {
  const words = useWords();
  const zone = words.timestampZone(counted);
  const called = new Map(names);
  const { events } = words.shared;
  const texts = events.readings;
  if (rows.length === 0) {
    return (
      <Notice title={texts.none}>
        <p>{texts.noneText}</p>
      </Notice>
    );
  }
  return (
    <Table
      label={texts.title}
      columns={[
        { name: texts.time },
        { name: texts.device },
        ...(showSubject ? [{ name: events.payments.customer, wide: true }] : []),
        { name: texts.channel, wide: true },
        { name: texts.value, end: true },
      ]}
      rows={rows.map((row) => ({
        key: `${row.subject} ${row.device} ${row.channel} ${row.at}`,
        cells: [
          <span key="at" className="whitespace-nowrap" title={events.inZone(words.instantName(row.at, zone), zone)}>
            <span className="hidden sm:inline">{words.instantName(row.at, zone)}</span>
            <span className="sm:hidden">{events.dayAndClock(words.instantDay(row.at, zone), words.clockName(row.at, zone))}</span>
          </span>,
          <Link
            key="device"
            href={eventLink("/devices/event", row.event, whose)}
            prefetch={false}
            className="block min-w-24 wrap-anywhere text-accent hover:underline"
          >
            {called.get(row.device) ?? row.device}
          </Link>,
          ...(showSubject
            ? [
                <span key="subject" dir="auto" className="block max-w-48 truncate" title={row.subject}>
                  {row.subjectName}
                </span>,
              ]
            : []),
          <span key="channel" className="flex flex-wrap items-center gap-2">
            {texts.channels[row.channel]}
            {row.quality !== null && row.quality !== "measured" && <Badge tone="warn">{qualityName(row.quality, words)}</Badge>}
          </span>,
          <span key="value" className="sm:whitespace-nowrap">
            {figureOf(row, words)}
          </span>,
        ],
      }))}
    />
  );
}

function qualityName(quality: string, { shared }: Words): string {
  const known: Record<string, string> = shared.events.readings.qualities;
  return Object.hasOwn(known, quality) ? known[quality]! : quality;
}

function figureOf({ unit, value, seconds }: ReadingRow, { figure, shared }: Words): string {
  const { on, off, within } = shared.events.readings;
  if (unit === "on/off") return value === 1 ? on : off;
  const read = `${figure(value, { maximumFractionDigits: 3 })}\u00a0${unit}`;
  return seconds === null ? read : within(read, figure(seconds));
}
