-- Devices of the scope's subjects that no lock keeps out, with when they were first and last heard, and until when what they
-- said last reaches. parent: while devices are locked, the nearest one above that is kept.
create view serve.devices with (security_barrier) as
select d.tenant_id, d.device, d.subject, coalesce(d.name, d.device) as name, d.kind, d.room,
  case when (select scope.unlocked('devices')) then d.parent else scope.kept_parent(d.subject, d.device) end as parent, d.role, d.gap_limit_s,
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
where d.tenant_id = scope.tenant() and ((select scope.whole()) or d.subject = (select scope.subject()))
  and (select scope.opens('devices')) and coalesce((select scope.lock('device')) ? coalesce(d.device, ''), true) and coalesce((select scope.lock('room')) ? coalesce(d.room, ''), true);
