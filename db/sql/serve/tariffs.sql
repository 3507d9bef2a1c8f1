-- Tariffs of the scope: those sent for its subjects, and those entered for them or (subject '') for all. In force from
-- valid_from until the next one of the same home begins, or its own end: in_force_to, null while it has none. Of two
-- that begin on one day the one that was entered counts, then the greater id; the other is never in force.
create view serve.tariffs with (security_barrier) as
select t.tenant_id, t.subject, t.origin, t.id, t.name, t.currency, t.valid_from, t.valid_to, t.plan, t.changed_at, t.changed_by,
  least(t.valid_to, lead(t.valid_from) over (partition by t.tenant_id, t.subject order by t.valid_from, t.origin = 'console', t.id collate "C")) as in_force_to
from (
  select f.tenant_id, f.subject, 'event' as origin, f.tariff as id, f.name, f.currency::text, f.valid_from, f.valid_to, f.plan,
    null::timestamptz as changed_at, null::text as changed_by
  from fact.tariff f
  where f.tenant_id = scope.tenant() and ((select scope.whole()) or f.subject = (select scope.subject())) and (select scope.opens('devices') and (scope.unlocked('devices') or not scope.whole()))
  union all
  select c.tenant_id, c.subject, 'console' as origin, c.id::text, c.name, c.currency::text, c.valid_from, c.valid_to, c.plan, c.changed_at, c.changed_by
  from core.tariff c
  where c.tenant_id = scope.tenant() and (c.subject = '' or ((select scope.whole()) or c.subject = (select scope.subject()))) and c.removed_at is null and (select scope.opens('devices') and (scope.unlocked('devices') or not scope.whole()))
) t;
