-- Use per device and local month: materialised where closed and not pending, else from the rollup. Fence: tenant, subject and locks.
-- Three parts, so that each finds its rows by an index: closed months, open months, closed months with something pending.
create view serve.devices_month with (security_barrier) as
select u.tenant_id, u.subject, u.device, u.month, u.role, coalesce(d.name, u.device) as device_name, d.kind, d.room,
  u.energy_uj, u.covered_ms, u.on_ms, u.starts, u.peak_mw, u.readings
from (
  select m.tenant_id, m.subject, m.device, m.month, m.role, m.energy_uj, m.covered_ms, m.on_ms, m.starts, m.peak_mw, m.readings
  from mat.devices_subject_month m
  where m.tenant_id = scope.tenant() and ((select scope.whole()) or m.subject = (select scope.subject()))
    and (m.subject, m.month) not in (
      select p.subject, p.month from ops.mat_pending p
      where p.tenant_id = scope.tenant() and p.view = 'devices_subject_month' and ((select scope.whole()) or p.subject = (select scope.subject())))
  union all
  select r.tenant_id, r.subject, r.device, date_trunc('month', r.day::timestamp)::date, r.role,
    sum(r.energy_uj), sum(r.covered_ms), sum(r.on_ms), sum(r.starts)::bigint, max(r.peak_mw), sum(r.readings)::bigint
  from rollup.devices_hourly r
  where r.tenant_id = scope.tenant() and ((select scope.whole()) or r.subject = (select scope.subject()))
    and r.day >= coalesce((select s.closed_through from ops.mat_state s where s.view = 'devices_subject_month'), '-infinity'::date)
  group by 1, 2, 3, 4, 5
  union all
  select r.tenant_id, r.subject, r.device, p.month, r.role,
    sum(r.energy_uj), sum(r.covered_ms), sum(r.on_ms), sum(r.starts)::bigint, max(r.peak_mw), sum(r.readings)::bigint
  from (
    select distinct q.tenant_id, q.subject, q.month from ops.mat_pending q
    where q.tenant_id = scope.tenant() and q.view = 'devices_subject_month'
      and q.month < (select s.closed_through from ops.mat_state s where s.view = 'devices_subject_month')
  ) p
  join rollup.devices_hourly r on r.tenant_id = p.tenant_id and r.subject = p.subject and r.day >= p.month and r.day < (p.month + interval '1 month')::date
  where r.tenant_id = scope.tenant() and ((select scope.whole()) or r.subject = (select scope.subject()))
  group by 1, 2, 3, 4, 5
) u
left join fact.device d on d.tenant_id = u.tenant_id and d.subject = u.subject and d.device = u.device
where (select scope.opens('devices')) and ((select scope.unlocked('devices')) or (
    coalesce((select scope.lock('device')) ? coalesce(u.device, ''), true)
    and ((select scope.lock('room')) is null or (u.subject, u.device) in (select k.subject, k.device from scope.kept_devices() k))));
