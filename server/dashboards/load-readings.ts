import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { addDays } from "#server/metrics/calendar.ts";
import { instant } from "./cells.ts";
import { PrintedInstant, page, readCursor, StoredText } from "./cursor.ts";
import { ReadingRow } from "./devices-view.ts";
import { namesOfSubjects } from "./names-of-subjects.ts";
import { AskedPeriod, type Whose } from "./params.ts";
import { Instant } from "./view.ts";

/** Which readings: of some devices, channels, local days, and (for one hour's bar) instants. */
export const ReadingsParams = z.strictObject({
  period: AskedPeriod,
  filters: z
    .strictObject({
      device: z.array(z.string().max(500)).max(500).nullable().default(null),
      channel: z.array(ReadingRow.shape.channel).nullable().default(null),
    })
    .default({ device: null, channel: null }),
  /** Instants, `to` exclusive. */
  between: z.strictObject({ from: Instant, to: Instant }).nullable().default(null),
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().max(1_000).nullable().default(null),
});
export type ReadingsParams = z.infer<typeof ReadingsParams>;

export const ReadingsPage = z.object({
  rows: z.array(ReadingRow),
  next: z.string().nullable(),
  /** How many readings there are, on all pages. */
  readings: z.number().int(),
});
export type ReadingsPage = z.infer<typeof ReadingsPage>;

const Keys = z.tuple([PrintedInstant, StoredText, StoredText, StoredText]);

type Found = {
  subject: string;
  device: string;
  channel: ReadingRow["channel"];
  at_printed: string;
  day: string;
  value: string;
  span_ms: bigint | null;
  quality: string | null;
  revision: number;
  source: string;
  event_id: string;
};

/** Readings behind a figure, newest first. */
export async function loadReadings(tx: Tx, params: Whose & ReadingsParams): Promise<ReadingsPage> {
  const { limit, cursor } = params;
  const after = cursor === null ? null : readCursor(Keys, cursor);
  const [found, [counted]] = await Promise.all([
    tx<Found[]>`
      select subject, device, channel, at::text as at_printed, day, value, span_ms, quality, revision, source, event_id
      from serve.readings where ${matching(tx, params)}
        ${after === null ? tx`` : tx`and (at, subject, device, channel) < (${after[0]}::timestamptz, ${after[1]}, ${after[2]}, ${after[3]})`}
      order by at desc, subject desc, device desc, channel desc limit ${limit + 1}`,
    tx<{ readings: number }[]>`select count(*)::int as readings from serve.readings where ${matching(tx, params)}`,
  ]);
  const { rows, next } = page(found, limit, (row) => [row.at_printed, row.subject, row.device, row.channel]);
  const names = await namesOfSubjects(
    tx,
    rows.map((row) => row.subject),
  );
  return { rows: rows.map((row) => shown(row, names)), next, readings: counted!.readings };
}

const matching = (tx: Tx, { subject, period, filters: { device, channel }, between }: Whose & ReadingsParams) => tx`
  at >= ${addDays(period.from, -1)}::date and at < ${addDays(period.to, 1)}::date and day >= ${period.from}::date and day < ${period.to}::date
  ${subject === null ? tx`` : tx`and subject = ${subject}`}
  ${device === null ? tx`` : tx`and device = any(${device}::text[])`}
  ${channel === null ? tx`` : tx`and channel = any(${channel}::text[])`}
  ${between === null ? tx`` : tx`and at >= ${between.from}::timestamptz and at < ${between.to}::timestamptz`}`;

/** Kept as mW and µJ, shown as W and Wh. */
const UNITS = {
  power: { unit: "W", divisor: 1_000 },
  energy_counter: { unit: "Wh", divisor: 3.6e9 },
  energy_interval: { unit: "Wh", divisor: 3.6e9 },
  state: { unit: "on/off", divisor: 1 },
} as const;

const shown = (row: Found, names: Map<string, string>): ReadingRow => ({
  subject: row.subject,
  subjectName: names.get(row.subject) ?? row.subject,
  device: row.device,
  channel: row.channel,
  at: instant(row.at_printed),
  day: row.day,
  value: Number(row.value) / UNITS[row.channel].divisor,
  unit: UNITS[row.channel].unit,
  seconds: row.span_ms === null ? null : Number(row.span_ms) / 1_000,
  quality: row.quality,
  revision: row.revision,
  event: { source: row.source, id: row.event_id },
});
