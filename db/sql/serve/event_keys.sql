-- The identity of each event kept, and the hash of its content. Fence: tenant, and a scope that covers all its subjects.
create view serve.event_keys with (security_barrier) as
select k.tenant_id, k.source, k.id, k.hash, k.batch_id, k.ordinal
from raw.event_key k
where k.tenant_id = scope.tenant() and scope.whole() and (select scope.unlimited());
