-- Use of the whole tenant per month and role of the device. Fence: tenant, a scope that covers all its subjects, and no
-- locks: devices and rooms are not told apart here.
create view serve.devices_tenant_month with (security_barrier) as
select m.tenant_id, m.month, m.role, m.energy_uj, m.covered_ms, m.on_ms, m.starts, m.readings
from mat.devices_tenant_month m
where m.tenant_id = scope.tenant() and scope.whole()
  and (select scope.opens('devices')) and (select scope.unlocked('devices'))
  and m.month not in (select p.month from ops.mat_pending p where p.tenant_id = scope.tenant() and p.view = 'devices_tenant_month')
union all
select r.tenant_id, p.month, r.role, sum(r.energy_uj), sum(r.covered_ms), sum(r.on_ms), sum(r.starts)::bigint, sum(r.readings)::bigint
from (select distinct q.tenant_id, q.month from ops.mat_pending q where q.tenant_id = scope.tenant() and q.view = 'devices_tenant_month') p
join rollup.devices_hourly r on r.tenant_id = p.tenant_id and r.day >= p.month and r.day < (p.month + interval '1 month')::date
where r.tenant_id = scope.tenant() and scope.whole()
  and (select scope.opens('devices')) and (select scope.unlocked('devices'))
group by 1, 2, 3;
