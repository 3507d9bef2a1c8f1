-- Whether a subject has a row that the dashboards and locks of the scope keep: within the locks of a whole tenant it exists
-- only then. Asked only while something is locked.
create or replace function scope.kept_subject(of_subject text) returns boolean
language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
  select scope.opens('spending') and exists (
    select from rollup.spending_daily r
    where r.tenant_id = scope.tenant() and scope.allows(r.subject) and r.subject = of_subject
      and coalesce((select scope.lock('category')) ? r.category, true) and coalesce((select scope.lock('merchant')) ? r.merchant, true)
      and coalesce((select scope.lock('account')) ? r.account, true))
  or scope.opens('devices') and exists (
    select from fact.device d
    where d.tenant_id = scope.tenant() and scope.allows(d.subject) and d.subject = of_subject
      and coalesce((select scope.lock('device')) ? d.device, true) and coalesce((select scope.lock('room')) ? coalesce(d.room, ''), true))
$$;
