-- A batch's way. Fence: tenant, and a scope that covers all its subjects.
create view serve.batches with (security_barrier) as
select b.tenant_id, b.id, b.transport, b.origin, b.state, b.received_at, b.accepted, b.duplicate, b.quarantined, b.refused,
  b.attempts, b.next_attempt_at, b.processed_at, b.error, b.time_from, b.time_to
from raw.batch b
where b.tenant_id = scope.tenant() and scope.whole() and (select scope.unlimited());
