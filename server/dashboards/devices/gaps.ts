import type { Tx } from "#db/client.ts";
import type { Range } from "./bounds.ts";
import { type Heard, meteringOf } from "./heard.ts";
import { type Stretch, spansOf } from "./spans.ts";

/** A device and when it was expected to report. */
export type Expected = { heard: Heard; expected: Range };

const HOUR_MS = 3_600_000;
/** More holes in whole hours than this are not looked at one by one: the readings are gone through once. */
const MOST_HOLES = 100;

/**
 * Times without data of a device that was expected to report: in no interval of any of its energy channels (of on and
 * off, where there is nothing else), after it had said nothing for longer than its limit. In order of time, by device.
 */
export async function loadGaps(tx: Tx, subject: string, devices: readonly Expected[]): Promise<Map<string, Range[]>> {
  const found = new Map<string, Range[]>();
  if (devices.length === 0) return found;
  const stretches = await loadHoles(tx, subject, devices);
  if (stretches.length === 0) return found;
  const of = (key: "from" | "to") => stretches.map((each) => String(each[key]));
  const limits = stretches.map(({ heard }) => String(heard.limitMs));
  const rows = await tx<{ n: number; since: string; until: string }[]>`
    with ${spansOf(tx, subject, stretches)}, hole as (
      select place::int - 1 as n, since, until, limit_ms
      from unnest(${of("from")}::bigint[], ${of("to")}::bigint[], ${limits}::bigint[]) with ordinality h (since, until, limit_ms, place)
    ), word as (
      -- From the hole's begin through what was said in it to its end.
      select n, since as a, since as b, null::bigint as word from hole union all select n, a, b, word from span union all select n, until, until, null from hole
    ), quiet as (
      select n, max(b) over earlier as since, a as until, a - coalesce(max(word) over earlier, min(a) over earlier) as ms from word
      window earlier as (partition by n order by a, b rows between unbounded preceding and 1 preceding)
    )
    select q.n, q.since::text, q.until::text from quiet q join hole h using (n) where q.until > q.since and q.ms > h.limit_ms order by q.n, q.since`;
  for (const { n, since, until } of rows) {
    const { device } = stretches[n]!.heard;
    const gaps = found.get(device) ?? [];
    found.set(device, gaps);
    gaps.push({ from: Number(since), to: Number(until) });
  }
  return found;
}

/** Where a gap may be: between the hours that are covered whole. What measures nothing has none of these. */
async function loadHoles(tx: Tx, subject: string, devices: readonly Expected[]): Promise<Stretch[]> {
  const metering = devices.filter(({ heard }) => meteringOf(heard).length > 0);
  const of = (key: "from" | "to") => metering.map(({ expected }) => String(Math.floor(expected[key])));
  const rows = await tx<{ n: number; since: string; until: string }[]>`
    with device as (
      select device, since, until, place::int - 1 as n
      from unnest(${metering.map(({ heard }) => heard.device)}::text[], ${of("from")}::bigint[], ${of("to")}::bigint[]) with ordinality d (device, since, until, place)
    ), whole as (
      select d.n, d.since as a, d.since as b from device d
      union all select d.n, d.until, d.until from device d
      union all
      select d.n, h.ms, h.ms + ${HOUR_MS}::bigint from device d cross join lateral (
        select (extract(epoch from x.hour) * 1000)::bigint as ms from serve.devices_hourly x
        where x.subject = ${subject} and x.device = d.device and x.hour > to_timestamp(d.since / 1000.0) - interval '1 hour'
          and x.hour < to_timestamp(d.until / 1000.0) and x.covered_ms >= ${HOUR_MS} offset 0
      ) h
    ), hole as (
      select n, max(b) over (partition by n order by a, b rows between unbounded preceding and 1 preceding) as since, a as until from whole
    )
    select n, since::text, until::text from hole where until > since order by n, since`;
  const holes = Map.groupBy(rows, ({ n }) => n);
  return devices.flatMap(({ heard, expected }) => {
    const channels = meteringOf(heard);
    if (channels.length === 0) return [{ heard, channels: heard.channels, ...expected }];
    const own = holes.get(metering.findIndex((each) => each.heard === heard)) ?? [];
    const between =
      own.length > MOST_HOLES ? [expected] : own.map(({ since, until }) => ({ from: Number(since), to: Number(until) }));
    return between.map((range) => ({ heard, channels, ...range }));
  });
}
