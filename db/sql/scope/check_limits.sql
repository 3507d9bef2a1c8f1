-- Refuses limits that the serve views cannot apply: a lock of which no view knows would keep nothing out.
create or replace function scope.check_limits(limits jsonb) returns void
language plpgsql immutable as $$
declare dimension text;
begin
  if jsonb_typeof(limits) is distinct from 'object' or jsonb_typeof(limits->'dashboards') is distinct from 'array'
    or jsonb_typeof(limits->'filters') is distinct from 'object' then
    raise exception 'scope.enter: limits are ''"none"'' or an object with dashboards and filters' using errcode = '22023';
  end if;
  for dimension in select jsonb_object_keys(limits->'filters') loop
    if dimension not in ('category', 'account', 'merchant', 'device', 'room') then
      raise exception 'scope.enter: rows cannot be locked by %', dimension using errcode = '22023';
    end if;
    if jsonb_typeof(limits->'filters'->dimension) <> 'array' then
      raise exception 'scope.enter: the lock of % is no list', dimension using errcode = '22023';
    end if;
  end loop;
end $$;
