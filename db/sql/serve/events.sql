-- Raw events as they were sent. Fence: tenant and subject of the scope.
create view serve.events with (security_barrier) as
select e.tenant_id, e.time, e.batch_id, e.ordinal, e.source, e.id, e.type, e.subject, e.data,
  case when e.type = 'inlay.spending.transaction.v1' then e.data->>'transactionId' end as transaction_id
from raw.event e
where e.tenant_id = scope.tenant() and scope.allows(e.subject);
