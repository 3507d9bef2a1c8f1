-- Makes the partitions of one month (UTC) where they are missing. Called before a transaction writes that month,
-- never inside it: the advisory lock is held until commit. Months outside the accepted windows never come here.
create or replace function ops.ensure_month(month date) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  first_day date := date_trunc('month', month)::date;
  parent text;
  child text;
begin
  foreach parent in array array['raw.event', 'fact.transaction', 'fact.reading'] loop
    child := parent || '_' || to_char(first_day, '"y"YYYY"m"MM');
    continue when to_regclass(child) is not null;
    perform pg_advisory_xact_lock(hashtext('inlay:ensure_month'));
    -- A query and not to_regclass: that may answer from this session's cache, which waiting for the lock did not renew.
    continue when exists (select from pg_class c where c.relnamespace = split_part(parent, '.', 1)::regnamespace
      and c.relname = split_part(child, '.', 2));
    execute format('create table %s (like %s including all)', child, parent);
    execute format('alter table %s enable row level security', child);
    execute format('alter table %s force row level security', child);
    execute format('alter table %s attach partition %s for values from (%L) to (%L)', parent, child,
      first_day::timestamp at time zone 'UTC', (first_day + interval '1 month')::timestamp at time zone 'UTC');
  end loop;
end $$;
