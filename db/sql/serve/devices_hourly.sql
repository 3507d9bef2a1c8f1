-- Use per device and local hour, with what the device is now. Fence: tenant, subject and locks of the scope.
-- energy_uj is null where nothing was measured: a gap, not a zero.
create view serve.devices_hourly with (security_barrier) as
select r.tenant_id, r.subject, r.device, r.hour, r.day, r.hour_of_day, extract(isodow from r.day)::int as weekday, r.role,
  coalesce(d.name, r.device) as device_name, d.kind, d.room,
  r.energy_uj, r.covered_ms, r.on_ms, r.starts, r.peak_mw, r.peak_at, r.readings
from rollup.devices_hourly r
left join fact.device d on d.tenant_id = r.tenant_id and d.subject = r.subject and d.device = r.device
where r.tenant_id = scope.tenant() and ((select scope.whole()) or r.subject = (select scope.subject()))
  and (select scope.opens('devices')) and ((select scope.unlocked('devices')) or (
    coalesce((select scope.lock('device')) ? coalesce(r.device, ''), true)
    and ((select scope.lock('room')) is null or (r.subject, r.device) in (select k.subject, k.device from scope.kept_devices() k))));
