-- The readings behind a figure, with their local hour's day. Fence: tenant, subject and locks of the scope.
create view serve.readings with (security_barrier) as
select f.tenant_id, f.subject, f.device, f.channel, f.at, (f.at at time zone coalesce(s.zone, t.zone))::date as day,
  f.value, f.span_ms, f.quality, f.revision, f.source, f.event_id, f.event_time
from fact.reading f
join core.tenant t on t.id = f.tenant_id
left join fact.subject s on s.tenant_id = f.tenant_id and s.subject = f.subject
where f.tenant_id = scope.tenant() and ((select scope.whole()) or f.subject = (select scope.subject())) and not f.deleted
  and (select scope.opens('devices')) and ((select scope.unlocked('devices')) or (
    coalesce((select scope.lock('device')) ? coalesce(f.device, ''), true)
    and ((select scope.lock('room')) is null or (f.subject, f.device) in (select k.subject, k.device from scope.kept_devices() k))));
