-- Whether none of a dashboard's dimensions is locked. Asked once a query, so that most rows are asked nothing more.
create or replace function scope.unlocked(dashboard text) returns boolean
language sql stable parallel safe as $$
  select case when scope.limits() = '"none"' then true
    else not scope.limits()->'filters' ?| case dashboard when 'spending' then array['category', 'account', 'merchant'] when 'devices' then array['device', 'room'] end
  end
$$;
