-- The tenant's zone has changed: marks everything of the subjects that have none of their own, since their days move.
-- Runs as its owner, since app may not touch the marks; in a scope it serves that scope's tenant alone.
create or replace function core.rezone_tenant(tenant uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if coalesce(scope.tenant(), tenant) <> tenant then raise exception 'core.rezone_tenant: another tenant is in scope' using errcode = '42501'; end if;
  -- No rolling until the new zone is committed: what was counted meanwhile by the old zone would stay so.
  insert into ops.roll_lock (tenant_id) values (tenant) on conflict do nothing;
  perform 1 from ops.roll_lock l where l.tenant_id = tenant for update;
  perform ops.mark_subjects(tenant, (select coalesce(array_agg(s.subject), '{}') from fact.subject s where s.tenant_id = tenant and s.zone is null), clock_timestamp());
end $$;
revoke all on function core.rezone_tenant(uuid) from public;
grant execute on function core.rezone_tenant(uuid) to inlay_app, inlay_pipeline;
