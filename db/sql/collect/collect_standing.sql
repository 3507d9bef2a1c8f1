-- Where a tenant stands with the door: its accepted window, its quota and what it used in the last minute, its backlog.
-- No row: there is no such tenant, or it is suspended.
create or replace function raw.collect_standing(tenant uuid)
returns table (accept_from timestamptz, accept_back_days int, accept_ahead_days int, quota int, used bigint, backlog_limit int, backlog bigint)
language plpgsql as $$
begin
  perform scope.enter(tenant, 'all', null, '"none"');
  return query
    select t.accept_from, t.accept_back_days, t.accept_ahead_days, t.events_per_minute,
      (select coalesce(sum(b.accepted + b.duplicate + b.quarantined), 0)::bigint from raw.batch b
        where b.tenant_id = tenant and b.transport = 'http' and b.received_at > clock_timestamp() - interval '1 minute'),
      t.backlog_limit,
      (select coalesce(sum(b.accepted), 0)::bigint from raw.batch b where b.tenant_id = tenant and b.state = 'ready')
    from core.tenant t where t.id = tenant and t.status = 'active';
end $$;
