-- The tenant's zone has changed: marks everything of the subjects that have none of their own, since their days move.
-- Runs as its owner, since app may not touch the marks; in a scope it serves that scope's tenant alone.
create or replace function core.rezone_tenant(tenant uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if coalesce(scope.tenant(), tenant) <> tenant then raise exception 'core.rezone_tenant: another tenant is in scope' using errcode = '42501'; end if;
  perform ops.mark_subjects(tenant, (select coalesce(array_agg(s.subject), '{}') from fact.subject s where s.tenant_id = tenant and s.zone is null), clock_timestamp());
end $$;
revoke all on function core.rezone_tenant(uuid) from public;
grant execute on function core.rezone_tenant(uuid) to inlay_app, inlay_pipeline;
