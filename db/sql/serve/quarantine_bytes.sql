-- What was refused, as it was sent; of what processing refused, as it was accepted (rewritten). Fence: tenant, and a
-- scope that covers all its subjects.
create view serve.quarantine_bytes with (security_barrier) as
select q.tenant_id, q.id, q.raw, q.hash, coalesce(q.first_reason->>'stage', q.stage) = 'process' as rewritten
from raw.quarantine q
where q.tenant_id = scope.tenant() and scope.whole() and (select scope.unlimited());
