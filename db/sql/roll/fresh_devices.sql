-- What the hourly device rollup should hold for the local hours that start in [hour_from, hour_to) of each region,
-- from the readings. Regions of one device must not overlap. The definition is in docs/contracts.md, "Energy".
create or replace function ops.fresh_devices(tenant uuid, subjects text[], devices text[], hours_from timestamptz[], hours_to timestamptz[])
returns setof rollup.devices_hourly
language sql stable rows 20000 as $$
  with region as materialized (
    select r.n, r.subject, r.device, r.hour_from, r.hour_to,
      -- An hour beyond each end, since the halves of a repeated hour reach outside their start plus an hour.
      r.hour_from - interval '1 hour' as wide_from, r.hour_to + interval '1 hour' as wide_to,
      d.role, d.channels, d.gap_limit_s * 1000::bigint as gap_ms, coalesce(s.zone, t.zone) as zone
    from unnest(subjects, devices, hours_from, hours_to) with ordinality r (subject, device, hour_from, hour_to, n)
    join core.tenant t on t.id = tenant
    cross join lateral (select * from fact.device x where x.tenant_id = tenant and x.subject = r.subject and x.device = r.device offset 0) d
    left join lateral (select x.zone from fact.subject x where x.tenant_id = tenant and x.subject = r.subject offset 0) s on true
  ), reach as materialized (
    -- Each channel's readings of the region, with the neighbours whose intervals reach into it.
    select r.n, r.subject, r.device, c.channel, r.gap_ms,
      case when c.channel = 'energy_interval' then r.wide_from - interval '1 day'
        else coalesce((select f.at from fact.reading f where f.tenant_id = tenant and f.subject = r.subject and f.device = r.device
          and f.channel = c.channel and f.at < r.wide_from and not f.deleted order by f.at desc limit 1), r.wide_from) end as lowest,
      case when c.channel = 'energy_interval' then r.wide_to
        else coalesce((select f.at from fact.reading f where f.tenant_id = tenant and f.subject = r.subject and f.device = r.device
          and f.channel = c.channel and f.at >= r.wide_to and not f.deleted order by f.at limit 1), r.wide_to) end as highest
    from region r cross join lateral unnest(r.channels) c (channel)
  ), reading as materialized (
    select h.n, h.channel, h.gap_ms, f.at, floor(extract(epoch from f.at) * 1000)::bigint as ms, f.value, f.span_ms,
      lag(f.value) over series as before, floor(extract(epoch from lag(f.at) over series) * 1000)::bigint as before_ms,
      floor(extract(epoch from lead(f.at) over series) * 1000)::bigint as after_ms
    from reach h cross join lateral (
      select x.at, x.value, x.span_ms from fact.reading x where x.tenant_id = tenant and x.subject = h.subject and x.device = h.device
        and x.channel = h.channel and x.at >= h.lowest and x.at <= h.highest and not x.deleted offset 0
    ) f
    window series as (partition by h.n, h.channel order by f.at)
  ), span as (
    -- Intervals [a, b) in epoch ms with their energy in µJ.
    select n, channel, ms as a, least(after_ms, ms + gap_ms) as b, value * (least(after_ms, ms + gap_ms) - ms) as energy
      from reading where channel = 'power' and after_ms is not null
    union all
    select n, channel, before_ms, ms, case when value < before then value else value - before end
      from reading where channel = 'energy_counter' and before_ms is not null
    union all
    select n, channel, ms, ms + span_ms, value from reading where channel = 'energy_interval'
    union all
    select n, channel, ms, least(after_ms, ms + gap_ms), 0 from reading where channel = 'state' and value = 1 and after_ms is not null
  ), piece as (
    -- Cut at quarter hours; the pieces of an interval add up to it exactly.
    select s.n, s.channel, q as quarter,
      least(s.b, (q + 1) * 900000) - greatest(s.a, q * 900000) as ms,
      case when s.a / 900000 = (s.b - 1) / 900000 then s.energy
        else floor(s.energy * (least(s.b, (q + 1) * 900000) - s.a) / (s.b - s.a)) - floor(s.energy * (greatest(s.a, q * 900000) - s.a) / (s.b - s.a)) end as energy
    from span s join region r using (n)
    cross join lateral generate_series(
      greatest(s.a / 900000, floor(extract(epoch from r.wide_from) / 900)::bigint),
      least((s.b - 1) / 900000, ceil(extract(epoch from r.wide_to) / 900)::bigint)) q
    where s.b > s.a
  ), slot as (
    select n, channel, quarter, sum(energy) as energy, least(sum(ms), 900000)::bigint as ms from piece group by 1, 2, 3
  ), best as (
    -- The most exact channel of each quarter hour; on-time beside it.
    select distinct on (n, quarter) n, quarter, energy, ms from slot where channel <> 'state'
    order by n, quarter, array_position(array['energy_interval', 'energy_counter', 'power'], channel)
  ), measured as (
    select n, quarter, energy, ms as covered, 0::bigint as on_ms from best
    union all select n, quarter, null, 0, ms from slot where channel = 'state'
  ), bucket as (
    select m.n, ops.local_hour(to_timestamp(m.quarter * 900), r.zone) as hour, m.energy, m.covered, m.on_ms, 0 as starts, 0 as readings,
      null::bigint as peak, null::timestamptz as peak_at
    from measured m join region r using (n)
    union all
    select p.n, ops.local_hour(to_timestamp(p.ms / 900000 * 900), r.zone), null, 0, 0,
      coalesce(p.channel = 'state' and p.value = 1 and p.before = 0, false)::int, 1,
      case p.channel when 'power' then p.value when 'energy_interval' then round(p.value / p.span_ms) end::bigint,
      case when p.channel in ('power', 'energy_interval') then p.at end
    from reading p join region r using (n)
    where p.at >= r.wide_from and p.at < r.wide_to
  )
  -- An hour holds at most what fits (2.5 TWh): a counter that jumps absurdly must not stop the tenant's
  -- other figures. Nothing measured stays nothing (least and greatest would pass over the null).
  select tenant, r.subject, r.device, b.hour, (b.hour at time zone r.zone)::date, extract(hour from b.hour at time zone r.zone)::smallint, r.role,
    (case when sum(b.energy) is not null then least(greatest(sum(b.energy), -9000000000000000000), 9000000000000000000) end)::bigint, sum(b.covered)::bigint, sum(b.on_ms)::bigint, sum(b.starts)::int, max(b.peak),
    (array_agg(b.peak_at order by b.peak desc nulls last, b.peak_at))[1], sum(b.readings)::int
  from bucket b join region r using (n)
  where b.hour >= r.hour_from and b.hour < r.hour_to
  group by r.subject, r.device, r.role, r.zone, b.hour
$$;
