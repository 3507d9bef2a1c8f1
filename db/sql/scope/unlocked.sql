-- Whether none of a dashboard's dimensions is locked. Asked once a query, so that most rows are asked nothing more.
create or replace function scope.unlocked(dashboard text) returns boolean
language plpgsql stable parallel safe as $$
declare
  limits constant jsonb := scope.limits();
  dimensions constant text[] := case dashboard
    when 'spending' then array['category', 'account', 'merchant'] when 'devices' then array['device', 'room'] end;
begin
  return case when limits = '"none"' then true else not limits->'filters' ?| dimensions end;
end $$;
