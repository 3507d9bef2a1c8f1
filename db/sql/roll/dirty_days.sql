-- The (subject, local day) pairs that these spending marks make dirty, in the zone in force, sorted.
create or replace function ops.dirty_days(tenant uuid, subjects text[], froms timestamptz[], tos timestamptz[])
returns table (subject text, day date)
language sql stable as $$
  select distinct m.subject, d.day::date
  from (select distinct * from unnest(subjects, froms, tos) u (subject, at_from, at_to)) m
  join core.tenant t on t.id = tenant
  left join lateral (select x.zone from fact.subject x where x.tenant_id = tenant and x.subject = m.subject offset 0) s on true
  cross join lateral generate_series(
    (m.at_from at time zone coalesce(s.zone, t.zone))::date::timestamp, (m.at_to at time zone coalesce(s.zone, t.zone))::date::timestamp, interval '1 day') d (day)
  order by 1, 2
$$;
