-- Where the daily spending rollup differs from the facts, for these subjects: both rows as JSON, at most `most`.
create or replace function ops.verify_spending(tenant uuid, subjects text[], most int) returns table (place text, stored jsonb, expected jsonb)
language sql stable set enable_nestloop = off as $$
  with zone as (
    select n.subject, coalesce(s.zone, t.zone) as zone
    from unnest(subjects) n (subject) join core.tenant t on t.id = tenant
    left join fact.subject s on s.tenant_id = tenant and s.subject = n.subject
  ), day as (
    select distinct z.subject, (f.at at time zone z.zone)::date as day from zone z join fact.transaction f on f.tenant_id = tenant and f.subject = z.subject
    union
    select r.subject, r.day from rollup.spending_daily r where r.tenant_id = tenant and r.subject = any (subjects)
  ), expected as (
    select to_jsonb(e) - 'tenant_id' as row from (select array_agg(subject) as s, array_agg(day) as d from day) a
    cross join lateral ops.fresh_spending(tenant, a.s, a.d) e
  ), stored as (
    select to_jsonb(r) - 'tenant_id' as row from rollup.spending_daily r where r.tenant_id = tenant and r.subject = any (subjects)
  ), missing as (
    select row from expected except select row from stored
  ), extra as (
    select row from stored except select row from expected
  )
  select format('rollup.spending_daily %s %s %s', coalesce(m.row, x.row)->>'subject', coalesce(m.row, x.row)->>'day', coalesce(m.row, x.row)->>'category'), x.row, m.row
  from missing m full join extra x
    on m.row - '{debit_minor,refund_minor,credit_minor,own_out_minor,own_in_minor,debits,refunds,credits,owns}'::text[]
      = x.row - '{debit_minor,refund_minor,credit_minor,own_out_minor,own_in_minor,debits,refunds,credits,owns}'::text[]
  order by 1 limit most
$$;
