-- How the house stands, for its operator's monitoring: figures of all tenants together, never of one. Each is a name, a part of
-- it ('' for the whole) and a value; server/observe/house.ts says what they mean. Stays the owner's, whom no policy narrows.
create or replace function lookup.house() returns table (figure text, part text, value float8)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  moment constant timestamptz := clock_timestamp();
  most constant int := 100000; -- counting more would cost more than it tells
begin
  return query
  with ready as materialized (
    select b.tenant_id, count(*) as batches, sum(b.accepted) as events, min(b.received_at) as oldest
    from raw.batch b where b.state = 'ready' group by b.tenant_id
  ), marked as materialized (
    select m.tenant_id, count(*) as marks, min(m.since) as oldest
    from (select o.tenant_id, o.since from ops.mark o limit most) m group by m.tenant_id
  ), age as (
    select greatest(0, coalesce(extract(epoch from moment - least(r.oldest, m.oldest)), 0))::float8 as seconds
    from core.tenant t left join ready r on r.tenant_id = t.id left join marked m on m.tenant_id = t.id
    where t.status = 'active'
  )
  select 'batches', 'ready', coalesce(sum(r.batches), 0)::float8 from ready r
  union all select 'batches', 'failed', count(*)::float8 from raw.batch b where b.state = 'failed'
  union all select 'events', '', coalesce(sum(r.events), 0)::float8 from ready r
  union all select 'marks', '', coalesce(sum(m.marks), 0)::float8 from marked m
  union all select 'oldest', 'process', greatest(0, coalesce(extract(epoch from moment - min(r.oldest)), 0))::float8 from ready r
  union all select 'oldest', 'roll', greatest(0, coalesce(extract(epoch from moment - min(m.oldest)), 0))::float8 from marked m
  union all select 'freshness', 'worst', coalesce(max(a.seconds), 0) from age a
  union all select 'freshness', 'median', coalesce(percentile_disc(0.5) within group (order by a.seconds), 0) from age a
  union all select 'quarantine', '', count(*)::float8 from (select from raw.quarantine q where q.state = 'open' limit most) q
  union all select 'pending', s.view, p.notes from ops.mat_state s
    cross join lateral (select count(*)::float8 as notes from (select from ops.mat_pending n where n.view = s.view limit most) n) p
  union all select 'refreshed', s.view, extract(epoch from s.refreshed_at)::float8 from ops.mat_state s where s.refreshed_at is not null
  union all select 'refreshSeconds', s.view, s.ms / 1000.0::float8 from ops.mat_state s where s.ms is not null
  union all select 'rows', s.view, s.rows::float8 from ops.mat_state s where s.rows is not null
  union all select 'dead', '', count(*)::float8
    from (select from pgboss.job j where j.name = 'process-dead' and j.state = 'created' limit most) j
  union all select 'mails', '', count(*)::float8 from core.mail_outbox o where o.sent_at is null and o.given_up_at is null;
end $$;
revoke all on function lookup.house() from public;
grant execute on function lookup.house() to inlay_app;
