-- Subjects of the scope: those that said who they are and those known from their data, with the zone in force. Within the
-- locks of a whole tenant those with anything that is kept.
create view serve.subjects with (security_barrier) as
select s.tenant_id, s.subject, coalesce(s.name, s.subject) as name, coalesce(s.zone, t.zone) as zone
from fact.subject s join core.tenant t on t.id = s.tenant_id
where s.tenant_id = scope.tenant() and ((select scope.whole()) or s.subject = (select scope.subject())) and (select scope.limits()) is not null
  and ((select not scope.whole() or scope.unlimited() or (scope.unlocked('spending') and scope.unlocked('devices'))) or scope.kept_subject(s.subject));
