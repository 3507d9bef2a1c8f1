-- The (subject, local day) pairs that these spending marks make dirty, in the zone in force, sorted.
create or replace function ops.dirty_days(tenant uuid, subjects text[], froms timestamptz[], tos timestamptz[])
returns table (subject text, day date)
language sql stable as $$
  with mark as materialized (
    select m.subject, m.at_from, m.at_to, coalesce(s.zone, t.zone) as zone
    from (select distinct * from unnest(subjects, froms, tos) u (subject, at_from, at_to)) m
    join core.tenant t on t.id = tenant
    left join lateral (select x.zone from fact.subject x where x.tenant_id = tenant and x.subject = m.subject offset 0) s on true
  )
  select m.subject, d.day::date
  from mark m cross join lateral generate_series(
    (m.at_from at time zone m.zone)::date::timestamp, (m.at_to at time zone m.zone)::date::timestamp, interval '1 day') d (day)
  where isfinite(m.at_from)
  union
  -- Everything of a subject: the days rolled by whatever zone was in force then, and those of its facts now.
  select m.subject, d.day
  from mark m cross join lateral (
    select r.day from rollup.spending_daily r where r.tenant_id = tenant and r.subject = m.subject
    union
    select (f.at at time zone m.zone)::date from fact.transaction f where f.tenant_id = tenant and f.subject = m.subject
  ) d
  where not isfinite(m.at_from)
  order by 1, 2
$$;
