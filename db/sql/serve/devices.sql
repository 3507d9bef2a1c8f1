-- Devices of the scope's subjects that no lock keeps out, with when they were first and last heard, and until when what they
-- said last reaches. parent: while devices are locked, the nearest one above that is kept, so that nothing counts twice.
create view serve.devices with (security_barrier) as
select d.tenant_id, d.device, d.subject, coalesce(d.name, d.device) as name, d.kind, d.room,
  case when (select scope.unlocked('devices')) then d.parent else (
    with recursive above (device, depth) as (
      select d.parent, 1
      union all
      select p.parent, a.depth + 1 from above a
      join fact.device p on p.tenant_id = d.tenant_id and p.subject = d.subject and p.device = a.device and a.depth < 100
    )
    select k.device from above a join serve.kept_devices k on k.subject = d.subject and k.device = a.device order by a.depth limit 1
  ) end as parent, d.role, d.gap_limit_s,
  d.expected_s, d.implicit, d.channels, heard.first_at, heard.last_at, heard.last_until
from fact.device d
-- A left join: whoever does not ask when a device was heard does not pay for it.
left join lateral (
  select min(f.at) as first_at, max(f.at) as last_at, max(f.at + coalesce(f.span_ms, 0) * interval '1 millisecond') as last_until
  from unnest(d.channels) c (channel)
  cross join lateral (
    (select r.at, r.span_ms from fact.reading r
      where r.tenant_id = d.tenant_id and r.subject = d.subject and r.device = d.device and r.channel = c.channel and not r.deleted
      order by r.at limit 1)
    union all
    (select r.at, r.span_ms from fact.reading r
      where r.tenant_id = d.tenant_id and r.subject = d.subject and r.device = d.device and r.channel = c.channel and not r.deleted
      order by r.at desc limit 1)
  ) f
) heard on true
where d.tenant_id = scope.tenant() and scope.allows(d.subject)
  and (select scope.opens('devices')) and scope.permits((select scope.lock('device')), d.device) and scope.permits((select scope.lock('room')), d.room);
