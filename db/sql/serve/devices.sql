-- Devices of the scope's subjects.
create view serve.devices with (security_barrier) as
select d.tenant_id, d.device, d.subject, coalesce(d.name, d.device) as name, d.kind, d.room, d.parent, d.role, d.gap_limit_s,
  d.expected_s, d.implicit, d.first_at, d.last_at
from fact.device d
where d.tenant_id = scope.tenant() and scope.allows(d.subject);
