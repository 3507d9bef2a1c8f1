-- Whether the scope opens a dashboard: its rows exist for no other. No scope: null, so no row passes.
create or replace function scope.opens(dashboard text) returns boolean
language plpgsql stable parallel safe as $$
declare limits constant jsonb := scope.limits();
begin
  return case when limits = '"none"' then true else limits->'dashboards' ? dashboard end;
end $$;
