-- Raw events as they were sent, to be found by their identity (source, id): the keys have the index for it, and every event kept
-- has its key. Fence: tenant and subject of the scope; limits as in serve.events.
create view serve.events_by_key with (security_barrier) as
select e.tenant_id, e.time, e.batch_id, e.ordinal, k.source, k.id, e.type, e.subject, e.data
from raw.event_key k
join raw.event e on e.tenant_id = k.tenant_id and e.batch_id = k.batch_id and e.ordinal = k.ordinal and e.time = k.time
where e.tenant_id = scope.tenant() and k.tenant_id = scope.tenant() and ((select scope.whole()) or e.subject = (select scope.subject()))
  and ((select scope.unlimited()) or case when e.type like 'inlay.spending.%' then (select scope.opens('spending') and scope.unlocked('spending'))
    when e.type like 'inlay.devices.%' then (select scope.opens('devices') and scope.unlocked('devices')) else false end);
