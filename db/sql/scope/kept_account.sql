-- Whether an account has a row that the locks keep: within locks it exists only then. Asked only while categories or merchants are locked.
create or replace function scope.kept_account(of_subject text, of_account text) returns boolean
language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select from rollup.spending_daily r
    where r.tenant_id = scope.tenant() and scope.allows(r.subject) and r.subject = of_subject and r.account = of_account
      and coalesce((select scope.lock('category')) ? r.category, true) and coalesce((select scope.lock('merchant')) ? r.merchant, true))
$$;
