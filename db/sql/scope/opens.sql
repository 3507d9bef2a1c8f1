-- Whether the scope opens a dashboard: its rows exist for no other. No scope: null, so no row passes.
create or replace function scope.opens(dashboard text) returns boolean
language sql stable parallel safe as $$
  select case when scope.limits() = '"none"' then true else scope.limits()->'dashboards' ? dashboard end
$$;
