-- Sums of amounts are capped like those of a day (ops.fresh_spending): a tenant with absurd amounts must not stop the
-- refresh for all. The serve views that stand on these are made anew after the migrations.
drop materialized view mat.spending_tenant_month cascade;
create materialized view mat.spending_tenant_month as
select tenant_id, date_trunc('month', day)::date as month, currency, category, kind, pending,
  least(sum(debit_minor), 9000000000000000000)::bigint as debit_minor, least(sum(refund_minor), 9000000000000000000)::bigint as refund_minor, least(sum(credit_minor), 9000000000000000000)::bigint as credit_minor,
  least(sum(own_out_minor), 9000000000000000000)::bigint as own_out_minor, least(sum(own_in_minor), 9000000000000000000)::bigint as own_in_minor,
  sum(debits)::bigint as debits, sum(refunds)::bigint as refunds, sum(credits)::bigint as credits, sum(owns)::bigint as owns
from rollup.spending_daily
group by 1, 2, 3, 4, 5, 6;
create unique index spending_tenant_month_key on mat.spending_tenant_month (tenant_id, month, currency, category, kind, pending);

drop materialized view mat.spending_tenant_merchant cascade;
create materialized view mat.spending_tenant_merchant as
select tenant_id, date_trunc('month', day)::date as month, currency, category, merchant, kind, pending,
  least(sum(debit_minor), 9000000000000000000)::bigint as debit_minor, least(sum(refund_minor), 9000000000000000000)::bigint as refund_minor, least(sum(credit_minor), 9000000000000000000)::bigint as credit_minor,
  least(sum(own_out_minor), 9000000000000000000)::bigint as own_out_minor, least(sum(own_in_minor), 9000000000000000000)::bigint as own_in_minor,
  sum(debits)::bigint as debits, sum(refunds)::bigint as refunds, sum(credits)::bigint as credits, sum(owns)::bigint as owns
from rollup.spending_daily
group by 1, 2, 3, 4, 5, 6, 7;
create unique index spending_tenant_merchant_key on mat.spending_tenant_merchant (tenant_id, month, currency, category, merchant, kind, pending);

drop materialized view mat.spending_subject_month cascade;
create materialized view mat.spending_subject_month as
select r.tenant_id, r.subject, date_trunc('month', r.day)::date as month, r.currency, r.account, r.category, r.merchant, r.kind, r.pending,
  least(sum(r.debit_minor), 9000000000000000000)::bigint as debit_minor, least(sum(r.refund_minor), 9000000000000000000)::bigint as refund_minor, least(sum(r.credit_minor), 9000000000000000000)::bigint as credit_minor,
  least(sum(r.own_out_minor), 9000000000000000000)::bigint as own_out_minor, least(sum(r.own_in_minor), 9000000000000000000)::bigint as own_in_minor,
  sum(r.debits)::bigint as debits, sum(r.refunds)::bigint as refunds, sum(r.credits)::bigint as credits, sum(r.owns)::bigint as owns
from rollup.spending_daily r
where r.day < (select s.closed_through from ops.mat_state s where s.view = 'spending_subject_month')
group by 1, 2, 3, 4, 5, 6, 7, 8, 9;
create unique index spending_subject_month_key on mat.spending_subject_month (tenant_id, subject, month, currency, account, category, merchant, kind, pending);
