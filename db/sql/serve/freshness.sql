-- as_of: everything received up to this instant is in the figures, but for what is in quarantine and for batches that
-- failed for good (doctor names them). Now, when nothing waits. Fence: tenant.
create view serve.freshness with (security_barrier) as
select t.id as tenant_id, w.oldest as waiting_since, coalesce(w.oldest, now()) as as_of
from core.tenant t
cross join lateral (
  select least(
    (select min(b.received_at) from raw.batch b where b.tenant_id = t.id and b.state = 'ready'),
    (select min(m.since) from ops.mark m where m.tenant_id = t.id)) as oldest
) w
where t.id = scope.tenant() and (select scope.limits()) is not null;
