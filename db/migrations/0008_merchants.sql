-- Merchants of a whole tenant by month: many more rows than spending_tenant_month, so that each stays as small as it can.
create materialized view mat.spending_tenant_merchant as
select tenant_id, date_trunc('month', day)::date as month, currency, category, merchant, kind, pending,
  sum(debit_minor)::bigint as debit_minor, sum(refund_minor)::bigint as refund_minor, sum(credit_minor)::bigint as credit_minor, sum(own_out_minor)::bigint as own_out_minor, sum(own_in_minor)::bigint as own_in_minor, sum(debits)::bigint as debits, sum(refunds)::bigint as refunds, sum(credits)::bigint as credits, sum(owns)::bigint as owns
from rollup.spending_daily
group by 1, 2, 3, 4, 5, 6, 7;
create unique index spending_tenant_merchant_key on mat.spending_tenant_merchant (tenant_id, month, currency, category, merchant, kind, pending);

insert into ops.mat_state (view) values ('spending_tenant_merchant');
