-- The latest month (UTC) before a day in which a tenant has transactions, not older than `since`; null when there is none.
create or replace function ops.fact_month(tenant uuid, before date, since timestamptz) returns date
language sql stable as $$
  select date_trunc('month', max(f.at) at time zone 'UTC')::date from fact.transaction f
  where f.tenant_id = tenant and f.at < before::timestamp at time zone 'UTC' and f.at >= coalesce(since, '-infinity')
$$;

-- How many months (UTC) of a tenant hold transactions at or after `since`: one look into the index for each.
create or replace function ops.fact_months(tenant uuid, since timestamptz) returns int
language sql stable as $$
  with recursive month as (
    select ops.fact_month(tenant, 'infinity', since) as first_day
    union all
    select ops.fact_month(tenant, m.first_day, since) from month m where m.first_day is not null
  )
  select count(m.first_day)::int from month m
$$;
