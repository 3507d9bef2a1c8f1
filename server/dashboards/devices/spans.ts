import type { Tx } from "#db/client.ts";
import type { Range } from "./bounds.ts";
import type { Channel, Heard } from "./heard.ts";

/** A stretch of a device's time to look at, by some of its channels. */
export type Stretch = Range & { heard: Heard; channels: Channel[] };

/**
 * What the readings of a subject's devices say of some stretches of time, as a common table `span`: n (which stretch, by
 * its place from 0), channel, rank (0 the most exact), a and b (ms since 1970, within the stretch), mw, the power that
 * stands in between (0 for a state), and word, when the last of it was said. The definition is that of the rollup: docs/contracts.md, "Energy".
 */
export function spansOf(tx: Tx, subject: string, stretches: readonly Stretch[]) {
  const each = stretches.flatMap(({ heard, channels, from, to }, n) =>
    channels.map((channel) => ({
      n,
      device: heard.device,
      channel,
      gap: heard.gapMs,
      from: Math.floor(from),
      to: Math.ceil(to),
    })),
  );
  const of = <Key extends keyof (typeof each)[number]>(key: Key) => each.map((one) => String(one[key]));
  return tx`
    region as (
      select n, device, channel, gap_ms, array_position(array['energy_interval', 'energy_counter', 'power', 'state'], channel) - 1 as rank,
        since, until, to_timestamp(since / 1000.0) as since_at, to_timestamp(until / 1000.0) as until_at
      from unnest(${of("n")}::int[], ${of("device")}::text[], ${of("channel")}::text[], ${of("gap")}::bigint[], ${of("from")}::bigint[], ${of("to")}::bigint[])
        r (n, device, channel, gap_ms, since, until)
    ), reach as materialized (
      -- With the neighbours whose intervals reach into it. An interval is a day long at most.
      select r.n, r.device, r.channel, r.rank, r.gap_ms, r.since, r.until,
        case when r.channel = 'energy_interval' then r.since_at - interval '1 day'
          else coalesce((select f.at from serve.readings f where f.subject = ${subject} and f.device = r.device and f.channel = r.channel
            and f.at < r.since_at order by f.at desc limit 1), r.since_at) end as lowest,
        case when r.channel = 'energy_interval' then r.until_at
          else coalesce((select f.at from serve.readings f where f.subject = ${subject} and f.device = r.device and f.channel = r.channel
            and f.at >= r.until_at order by f.at limit 1), r.until_at) end as highest
      from region r
    ), reading as materialized (
      select h.n, h.channel, h.rank, h.gap_ms, h.since, h.until, floor(extract(epoch from f.at) * 1000)::bigint as ms, f.value, f.span_ms,
        lag(f.value) over series as before, floor(extract(epoch from lag(f.at) over series) * 1000)::bigint as before_ms,
        floor(extract(epoch from lead(f.at) over series) * 1000)::bigint as after_ms
      from reach h cross join lateral (
        select x.at, x.value, x.span_ms from serve.readings x
        where x.subject = ${subject} and x.device = h.device and x.channel = h.channel and x.at >= h.lowest and x.at <= h.highest offset 0
      ) f
      window series as (partition by h.n, h.channel order by f.at)
    ), said as (
      select n, channel, rank, since, until, ms as a, least(after_ms, ms + gap_ms) as b, case channel when 'power' then value else 0 end as mw, ms as word
        from reading where channel in ('power', 'state') and after_ms is not null
      union all
      select n, channel, rank, since, until, before_ms, ms, (case when value < before then value else value - before end) / nullif(ms - before_ms, 0), ms
        from reading where channel = 'energy_counter' and before_ms is not null
      union all
      select n, channel, rank, since, until, ms, ms + span_ms, value / nullif(span_ms, 0), ms + span_ms from reading where channel = 'energy_interval'
    ), span as (
      select n, channel, rank, greatest(a, since) as a, least(b, until) as b, mw, word from said where a < until and b >= since
    )`;
}
