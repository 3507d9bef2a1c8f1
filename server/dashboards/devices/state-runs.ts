import type { Tx } from "#db/client.ts";
import type { Range } from "./bounds.ts";
import type { Heard } from "./heard.ts";

/** Readings of on (or of off) that follow each other without a gap. Instants in ms since 1970. */
export type StateRun = {
  on: boolean;
  from: number;
  /** When the next state was read, or where the last of these readings stands no longer. Null: it is the newest one. */
  to: number | null;
  /** Whether another state was read at its end, with no gap before it. */
  followed: boolean;
};

/** How long before the period a cycle that ends in it may have begun. */
const BACK_MS = 7 * 86_400_000;

/**
 * On and off of some devices from the last `off` in the week before a period (the newest reading, where that is older) to the
 * period's end, and to the reading after it; by device, in order of time.
 */
export async function loadStateRuns(
  tx: Tx,
  subject: string,
  devices: readonly Heard[],
  period: Range,
): Promise<Map<string, StateRun[]>> {
  const rows = await tx<{ device: string; on: boolean; from: string; to: string | null; followed: boolean }[]>`
    with device as materialized (
      select d.device, d.gap_ms, coalesce(before.at, least(back.at, last.at)) as lowest, coalesce(after.at, period.until) as highest
      from unnest(${devices.map(({ device }) => device)}::text[], ${devices.map(({ gapMs }) => String(gapMs))}::bigint[]) d (device, gap_ms)
      cross join (select to_timestamp(${period.from / 1_000}::float8) as since, to_timestamp(${period.to / 1_000}::float8) as until) period
      cross join (select to_timestamp(${(period.from - BACK_MS) / 1_000}::float8) as at) back
      left join lateral (
        select x.at from serve.readings x where x.subject = ${subject} and x.device = d.device and x.channel = 'state'
          and x.at < period.since and x.at >= back.at and x.value = 0 order by x.at desc limit 1 offset 0
      ) before on true
      left join lateral (
        select x.at from serve.readings x where x.subject = ${subject} and x.device = d.device and x.channel = 'state'
          and x.at < period.since order by x.at desc limit 1 offset 0
      ) last on true
      left join lateral (
        select x.at from serve.readings x where x.subject = ${subject} and x.device = d.device and x.channel = 'state'
          and x.at >= period.until order by x.at limit 1 offset 0
      ) after on true
    ), reading as (
      select d.device, d.gap_ms, r.value, floor(extract(epoch from r.at) * 1000)::bigint as ms,
        lag(r.value) over course as before, floor(extract(epoch from lag(r.at) over course) * 1000)::bigint as before_ms,
        floor(extract(epoch from lead(r.at) over course) * 1000)::bigint as after_ms
      from device d cross join lateral (
        select x.at, x.value from serve.readings x
        where x.subject = ${subject} and x.device = d.device and x.channel = 'state' and x.at >= d.lowest and x.at <= d.highest offset 0
      ) r
      window course as (partition by d.device order by r.at)
    ), run as (
      -- A reading begins a run when the one before said otherwise, or stood no longer.
      select *, count(*) filter (where before is distinct from value or ms > before_ms + gap_ms) over (partition by device order by ms) as run from reading
    )
    select device, min(value) = 1 as on, min(ms)::text as from,
      case when max(after_ms) > max(ms) then least(max(after_ms), max(ms) + min(gap_ms)) end::text as to,
      coalesce(max(after_ms) <= max(ms) + min(gap_ms), false) as followed
    from run group by device, run order by device, min(ms)`;
  const runs = Map.groupBy(rows, ({ device }) => device);
  return new Map(
    [...runs].map(([device, own]) => [
      device,
      own.map(({ on, from, to, followed }) => ({ on, from: Number(from), to: to === null ? null : Number(to), followed })),
    ]),
  );
}
