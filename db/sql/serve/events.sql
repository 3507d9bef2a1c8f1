-- Raw events as they were sent. Fence: tenant and subject of the scope; within limits, of its
-- dashboards alone, and of none that is locked, since an event may tell more than a lock lets through.
create view serve.events with (security_barrier) as
select e.tenant_id, e.time, e.batch_id, e.ordinal, e.source, e.id, e.type, e.subject, e.data,
  case when e.type = 'inlay.spending.transaction.v1' then e.data->>'transactionId' end as transaction_id
from raw.event e
where e.tenant_id = scope.tenant() and ((select scope.whole()) or e.subject = (select scope.subject()))
  and ((select scope.unlimited()) or case when e.type like 'inlay.spending.%' then (select scope.opens('spending') and scope.unlocked('spending'))
    when e.type like 'inlay.devices.%' then (select scope.opens('devices') and scope.unlocked('devices')) else false end);
