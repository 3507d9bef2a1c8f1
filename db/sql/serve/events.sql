-- Raw events as they were sent, found by their identity. Fence: tenant and subject of the scope.
-- Joined with the keys because these have the index by (source, id); every event kept has its key.
create view serve.events with (security_barrier) as
select e.tenant_id, e.time, e.batch_id, e.ordinal, k.source, k.id, e.type, e.subject, e.data,
  case when e.type = 'inlay.spending.transaction.v1' then e.data->>'transactionId' end as transaction_id
from raw.event_key k
join raw.event e on e.tenant_id = k.tenant_id and e.batch_id = k.batch_id and e.ordinal = k.ordinal and e.time = k.time
where e.tenant_id = scope.tenant() and k.tenant_id = scope.tenant() and scope.allows(e.subject);
