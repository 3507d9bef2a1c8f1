-- Materialised views over rollups, never over events. Owned by the refresher; served only through serve.*.
create materialized view mat.spending_tenant_month as
select tenant_id, date_trunc('month', day)::date as month, currency, category, kind, pending,
  sum(debit_minor)::bigint as debit_minor, sum(refund_minor)::bigint as refund_minor, sum(credit_minor)::bigint as credit_minor,
  sum(own_out_minor)::bigint as own_out_minor, sum(own_in_minor)::bigint as own_in_minor,
  sum(debits)::bigint as debits, sum(refunds)::bigint as refunds, sum(credits)::bigint as credits, sum(owns)::bigint as owns
from rollup.spending_daily
group by 1, 2, 3, 4, 5, 6;
create unique index spending_tenant_month_key on mat.spending_tenant_month (tenant_id, month, currency, category, kind, pending);

-- Closed months only: those before ops.mat_state.closed_through at the time of the refresh.
create materialized view mat.spending_subject_month as
select r.tenant_id, r.subject, date_trunc('month', r.day)::date as month, r.currency, r.account, r.category, r.merchant, r.kind, r.pending,
  sum(r.debit_minor)::bigint as debit_minor, sum(r.refund_minor)::bigint as refund_minor, sum(r.credit_minor)::bigint as credit_minor,
  sum(r.own_out_minor)::bigint as own_out_minor, sum(r.own_in_minor)::bigint as own_in_minor,
  sum(r.debits)::bigint as debits, sum(r.refunds)::bigint as refunds, sum(r.credits)::bigint as credits, sum(r.owns)::bigint as owns
from rollup.spending_daily r
where r.day < (select s.closed_through from ops.mat_state s where s.view = 'spending_subject_month')
group by 1, 2, 3, 4, 5, 6, 7, 8, 9;
create unique index spending_subject_month_key on mat.spending_subject_month (tenant_id, subject, month, currency, account, category, merchant, kind, pending);

create materialized view mat.devices_tenant_month as
select tenant_id, date_trunc('month', day)::date as month, role,
  sum(energy_uj) as energy_uj, sum(covered_ms) as covered_ms, sum(on_ms) as on_ms, sum(starts)::bigint as starts, sum(readings)::bigint as readings
from rollup.devices_hourly
group by 1, 2, 3;
create unique index devices_tenant_month_key on mat.devices_tenant_month (tenant_id, month, role);

create materialized view mat.devices_subject_month as
select r.tenant_id, r.subject, r.device, date_trunc('month', r.day)::date as month, r.role,
  sum(r.energy_uj) as energy_uj, sum(r.covered_ms) as covered_ms, sum(r.on_ms) as on_ms, sum(r.starts)::bigint as starts,
  max(r.peak_mw) as peak_mw, sum(r.readings)::bigint as readings
from rollup.devices_hourly r
where r.day < (select s.closed_through from ops.mat_state s where s.view = 'devices_subject_month')
group by 1, 2, 3, 4, 5;
create unique index devices_subject_month_key on mat.devices_subject_month (tenant_id, subject, device, month, role);

insert into ops.mat_state (view) values
  ('spending_tenant_month'), ('spending_subject_month'), ('devices_tenant_month'), ('devices_subject_month');
