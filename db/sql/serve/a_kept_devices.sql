-- Devices in the rooms that the scope is locked to, for the views that know a device and not its room: read only while rooms
-- are locked. Two parts, so that a scope of one subject finds its devices by their key.
create view serve.kept_devices with (security_barrier) as
select d.tenant_id, d.subject, d.device, d.room
from fact.device d
where d.tenant_id = scope.tenant() and scope.allows(d.subject) and d.subject = current_setting('app.subject', true)
  and (select scope.opens('devices')) and scope.permits((select scope.lock('device')), d.device) and scope.permits((select scope.lock('room')), d.room)
union all
select d.tenant_id, d.subject, d.device, d.room
from fact.device d
where d.tenant_id = scope.tenant() and (select scope.whole()) and scope.allows(d.subject)
  and (select scope.opens('devices')) and scope.permits((select scope.lock('device')), d.device) and scope.permits((select scope.lock('room')), d.room);
