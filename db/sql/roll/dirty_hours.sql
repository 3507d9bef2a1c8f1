-- The regions of local hours that these device marks make dirty. A mark reaches to its neighbouring readings as they
-- lie now: the interval before a reading ends at it, the one after starts there. (An interval that differs from the
-- rolled one has an end that was written or removed since, and that end is marked.) Regions of a device never overlap.
create or replace function ops.dirty_hours(tenant uuid, subjects text[], devices text[], froms timestamptz[], tos timestamptz[])
returns table (subject text, device text, hour_from timestamptz, hour_to timestamptz)
language sql stable as $$
  with said as (
    select distinct * from unnest(subjects, devices, froms, tos) m (subject, device, at_from, at_to)
  ), bounded as (
    select s.subject, s.device, s.at_from, s.at_to from said s where isfinite(s.at_from)
    union all
    -- Everything of a device (or of all devices of a subject): the hours rolled by whatever zone was in force then, and its readings now.
    select d.subject, d.device, e.at_from, e.at_to
    from (select distinct s.subject, s.device from said s where not isfinite(s.at_from)) s
    cross join lateral (
      select x.subject, x.device from fact.device x where x.tenant_id = tenant and x.subject = s.subject and (s.device = '' or x.device = s.device) offset 0
    ) d
    cross join lateral (
      select min(p.at_from) as at_from, max(p.at_to) as at_to from (
        select min(r.hour), max(r.hour) from rollup.devices_hourly r where r.tenant_id = tenant and r.subject = d.subject and r.device = d.device
        union all
        select x.at_from, x.at_to from ops.extent_of(tenant, d.subject, d.device) x
      ) p (at_from, at_to)
    ) e
    where e.at_from is not null
  ), mark as (
    select m.subject, m.device, m.at_from, max(m.at_to) as at_to from bounded m group by 1, 2, 3
  ), stepped as (
    select m.*, (m.at_from > max(m.at_to) over (partition by m.subject, m.device order by m.at_from rows between unbounded preceding and 1 preceding) + interval '1 hour')::int as apart
    from mark m
  ), island as materialized (
    select s.subject, s.device, min(s.at_from) as at_from, max(s.at_to) as at_to
    from (select *, sum(coalesce(apart, 0)) over (partition by subject, device order by at_from) as island from stepped) s
    group by s.subject, s.device, s.island
  ), placed as materialized (
    select i.subject, i.device, i.at_from, i.at_to, coalesce(z.zone, t.zone) as zone, d.gap_limit_s * interval '1 second' as gap, array_remove(d.channels, 'energy_interval') as series
    from island i
    join core.tenant t on t.id = tenant
    cross join lateral (select * from fact.device x where x.tenant_id = tenant and x.subject = i.subject and x.device = i.device offset 0) d
    left join lateral (select x.zone from fact.subject x where x.tenant_id = tenant and x.subject = i.subject offset 0) z on true
  ), reach as (
    select p.subject, p.device, p.zone, p.at_from, p.at_to from placed p
    union all
    -- The reading before: a counter's difference reaches from it to the mark; power and state stand for the gap limit.
    select p.subject, p.device, p.zone, n.at, case when c.channel = 'energy_counter' then p.at_from else least(p.at_from, n.at + p.gap) end
    from placed p cross join lateral unnest(p.series) c (channel)
    cross join lateral (select f.at from fact.reading f where f.tenant_id = tenant and f.subject = p.subject and f.device = p.device
      and f.channel = c.channel and f.at < p.at_from and not f.deleted order by f.at desc limit 1) n
    union all
    -- The reading after: a counter's difference reaches from the mark to it; a state there may be, or no longer be, a start.
    select p.subject, p.device, p.zone, case c.channel when 'state' then n.at else p.at_to end,
      case c.channel when 'energy_counter' then n.at when 'power' then least(n.at, p.at_to + p.gap) else n.at end
    from placed p cross join lateral unnest(p.series) c (channel)
    cross join lateral (select f.at from fact.reading f where f.tenant_id = tenant and f.subject = p.subject and f.device = p.device
      and f.channel = c.channel and f.at > p.at_to and not f.deleted order by f.at limit 1) n
    union all
    -- Power and state of the mark's last reading stand on after it.
    select p.subject, p.device, p.zone, p.at_to, p.at_to + p.gap from placed p
  ), whole as (
    select r.subject, r.device, ops.local_hour(date_bin('15 minutes', r.at_from, 'epoch'), r.zone) as hour_from,
      ops.local_hour(date_bin('15 minutes', r.at_to, 'epoch'), r.zone) + interval '1 hour' as hour_to
    from reach r
  ), joined as (
    select w.*, sum(coalesce((w.hour_from > reached)::int, 0)) over (partition by w.subject, w.device order by w.hour_from, w.hour_to) as run
    from (select x.*, max(x.hour_to) over (partition by x.subject, x.device order by x.hour_from, x.hour_to rows between unbounded preceding and 1 preceding) as reached
      from whole x) w
  )
  select j.subject, j.device, min(j.hour_from), max(j.hour_to) from joined j group by j.subject, j.device, j.run
$$;
