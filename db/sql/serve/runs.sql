-- Runs of the tenant's processing. Refreshes run for all tenants at once and are not among them. Fence: tenant, and a scope
-- that covers all its subjects.
create view serve.runs with (security_barrier) as
select r.tenant_id, r.id, r.kind, r.target, r.started_at, r.ms, r.rows_in, r.rows_out, r.watermark, r.state, r.error
from ops.run r
where r.tenant_id = scope.tenant() and scope.whole() and (select scope.unlimited());
