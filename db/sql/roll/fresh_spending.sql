-- What the daily spending rollup should hold for these (subject, local day) pairs, from the facts, in the zone in force.
-- The instants are taken wide and the local date decides, so that days whose midnight does not exist, or comes twice, are right.
-- A sum is at most what fits: nearly a million of the greatest payments a day must not stop the tenant's other figures.
create or replace function ops.fresh_spending(tenant uuid, subjects text[], days date[]) returns setof rollup.spending_daily
language sql stable rows 20000 as $$
  with dirty as materialized (
    select b.subject, b.day, coalesce(s.zone, t.zone) as zone,
      b.day::timestamp at time zone 'UTC' - interval '16 hours' as lowest, b.day::timestamp at time zone 'UTC' + interval '40 hours' as highest
    from unnest(subjects, days) b (subject, day)
    join core.tenant t on t.id = tenant
    left join lateral (select x.zone from fact.subject x where x.tenant_id = tenant and x.subject = b.subject offset 0) s on true
  )
  select tenant, d.subject, d.day, f.currency, f.account, f.category, f.merchant, f.kind, f.pending,
    least(coalesce(sum(f.amount_minor) filter (where f.flow = 'debit'), 0), 9000000000000000000)::bigint,
    least(coalesce(sum(f.amount_minor) filter (where f.flow = 'refund'), 0), 9000000000000000000)::bigint,
    least(coalesce(sum(f.amount_minor) filter (where f.flow = 'credit'), 0), 9000000000000000000)::bigint,
    least(coalesce(sum(f.amount_minor) filter (where f.flow = 'own_out'), 0), 9000000000000000000)::bigint,
    least(coalesce(sum(f.amount_minor) filter (where f.flow = 'own_in'), 0), 9000000000000000000)::bigint,
    (count(*) filter (where f.part = 0 and f.flow = 'debit'))::int,
    (count(*) filter (where f.part = 0 and f.flow = 'refund'))::int,
    (count(*) filter (where f.part = 0 and f.flow = 'credit'))::int,
    (count(*) filter (where f.part = 0 and f.flow in ('own_out', 'own_in')))::int
  from dirty d
  cross join lateral (
    select * from fact.transaction x where x.tenant_id = tenant and x.subject = d.subject and x.at >= d.lowest and x.at < d.highest offset 0
  ) f
  where (f.at at time zone d.zone)::date = d.day
  group by d.subject, d.day, f.currency, f.account, f.category, f.merchant, f.kind, f.pending
$$;
