-- Recomputes these (subject, local day) pairs, writes the differences to the rollup, and notes which months of the
-- materialised views they make pending. Returns the subjects and rows changed. The caller holds the tenant's roll lock.
create or replace function ops.roll_spending(tenant uuid, subjects text[], days date[]) returns table (subject text, changed int)
language sql as $$
  with fresh as materialized (
    select * from ops.fresh_spending(tenant, subjects, days)
  ), stored as materialized (
    select r.old, r.place from unnest(subjects, days) d (subject, day)
    cross join lateral (
      select x as old, x.ctid as place from rollup.spending_daily x where x.tenant_id = tenant and x.subject = d.subject and x.day = d.day offset 0
    ) r
  ), gone as (
    -- By place: under the roll lock nothing else moves these rows.
    delete from rollup.spending_daily r where r.ctid = any (array(
      select s.place from stored s where not exists (
        select from fresh f where (f.subject, f.day, f.currency, f.account, f.category, f.merchant, f.kind, f.pending)
          = ((s.old).subject, (s.old).day, (s.old).currency, (s.old).account, (s.old).category, (s.old).merchant, (s.old).kind, (s.old).pending))))
    returning r.subject, r.day
  ), written as (
    insert into rollup.spending_daily as r
    select * from (select * from fresh except select (s.old).* from stored s) f
    order by f.subject, f.day
    on conflict (tenant_id, subject, day, currency, account, category, merchant, kind, pending) do update
      set debit_minor = excluded.debit_minor, refund_minor = excluded.refund_minor, credit_minor = excluded.credit_minor,
        own_out_minor = excluded.own_out_minor, own_in_minor = excluded.own_in_minor, debits = excluded.debits,
        refunds = excluded.refunds, credits = excluded.credits, owns = excluded.owns
    returning r.subject, r.day
  ), touched as materialized (
    select * from gone union all select * from written
  ), pending as (
    insert into ops.mat_pending (tenant_id, view, subject, month)
    select distinct tenant, v.view, '', date_trunc('month', t.day)::date
    from touched t cross join (values ('spending_tenant_month'), ('spending_tenant_merchant')) v (view)
    union all
    select distinct tenant, 'spending_subject_month', t.subject, date_trunc('month', t.day)::date from touched t where t.day < ops.maybe_closed_month()
  )
  select t.subject, count(*)::int from touched t group by t.subject
$$;
