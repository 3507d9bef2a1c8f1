-- What was refused, without its bytes. Fence: tenant, and a scope that covers all its subjects.
create view serve.quarantine with (security_barrier) as
select q.tenant_id, q.id, q.batch_id, q.ordinal, q.stage, q.code, q.path, q.message, q.schema_version, q.source, q.event_id,
  octet_length(q.raw) as bytes, q.received_at, q.state, q.first_reason, q.replayed_batch, q.replayed_ordinal
from raw.quarantine q
where q.tenant_id = scope.tenant() and scope.whole() and (select scope.unlimited());
