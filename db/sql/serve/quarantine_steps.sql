-- What was done about refused events. raw: what was replayed, where it was not the bytes as sent. Fence: tenant, and a scope
-- that covers all its subjects.
create view serve.quarantine_steps with (security_barrier) as
select s.tenant_id, s.quarantine_id, s.id, s.at, s.actor, s.job_id, s.outcome, s.batch_id, s.ordinal, s.stage, s.code, s.path,
  s.message, s.raw, s.note
from raw.quarantine_step s
where s.tenant_id = scope.tenant() and scope.whole() and (select scope.unlimited());
