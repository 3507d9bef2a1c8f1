-- Moves what the marks say of spending into the rollup: recomputes the dirty (subject, day) pairs, writes the differences,
-- and notes which months of the materialised views they make pending. Returns the subjects and rows changed.
create or replace function ops.roll_spending(tenant uuid, subjects text[], days date[]) returns table (subject text, changed int)
language sql set plan_cache_mode = force_custom_plan as $$
  with fresh as materialized (
    select * from ops.fresh_spending(tenant, subjects, days)
  ), stored as materialized (
    select r.* from unnest(subjects, days) d (subject, day)
    join rollup.spending_daily r on r.tenant_id = tenant and r.subject = d.subject and r.day = d.day
  ), gone as (
    delete from rollup.spending_daily r using (
      select s.* from stored s where not exists (select from fresh f where (f.subject, f.day, f.currency, f.account, f.category, f.merchant, f.kind, f.pending)
        = (s.subject, s.day, s.currency, s.account, s.category, s.merchant, s.kind, s.pending))
    ) s
    where r.tenant_id = tenant and (r.subject, r.day, r.currency, r.account, r.category, r.merchant, r.kind, r.pending)
      = (s.subject, s.day, s.currency, s.account, s.category, s.merchant, s.kind, s.pending)
    returning r.subject, r.day
  ), written as (
    insert into rollup.spending_daily as r
    select * from (select * from fresh except select * from stored) f
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
    select distinct tenant, 'spending_tenant_month', '', date_trunc('month', t.day)::date from touched t
    union all
    select distinct tenant, 'spending_subject_month', t.subject, date_trunc('month', t.day)::date from touched t where t.day < ops.maybe_closed_month()
  )
  select t.subject, count(*)::int from touched t group by t.subject
$$;
