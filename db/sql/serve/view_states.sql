-- When each materialised view was last refreshed, and how many of the tenant's months wait for it (they are exact meanwhile,
-- only slower). Fence: tenant, and a scope that covers all its subjects.
create view serve.view_states with (security_barrier) as
select t.id as tenant_id, s.view, s.refreshed_at, s.ms, s.closed_through,
  (select count(distinct p.month)::int from ops.mat_pending p where p.tenant_id = t.id and p.view = s.view) as waiting_months
from ops.mat_state s cross join core.tenant t
where t.id = scope.tenant() and scope.whole() and (select scope.unlimited());
