-- Where what the monthly serve views give differs from the rollups added up, for the tenant in scope: at most `most`.
-- Run in a scope that covers the whole tenant.
create or replace function ops.verify_views(tenant uuid, most int) returns table (place text, stored jsonb, expected jsonb)
language sql stable set enable_nestloop = off as $$
  with served as (
    select 'serve.spending_tenant_month' as view, to_jsonb(v) - 'tenant_id' as row from serve.spending_tenant_month v where v.tenant_id = tenant
    union all select 'serve.spending_tenant_merchant', to_jsonb(v) - 'tenant_id' from serve.spending_tenant_merchant v where v.tenant_id = tenant
    union all select 'serve.spending_month', to_jsonb(v) - 'tenant_id' from serve.spending_month v where v.tenant_id = tenant
    union all select 'serve.devices_tenant_month', to_jsonb(v) - 'tenant_id' from serve.devices_tenant_month v where v.tenant_id = tenant
    union all select 'serve.devices_month', to_jsonb(v) - '{tenant_id,device_name,kind,room,parent}'::text[] from serve.devices_month v where v.tenant_id = tenant
  ), summed as (
    select 'serve.spending_tenant_month' as view, to_jsonb(e) as row from (
      select date_trunc('month', day)::date as month, currency, category, kind, pending, least(sum(debit_minor), 9000000000000000000)::bigint as debit_minor,
        least(sum(refund_minor), 9000000000000000000)::bigint as refund_minor, least(sum(credit_minor), 9000000000000000000)::bigint as credit_minor, least(sum(own_out_minor), 9000000000000000000)::bigint as own_out_minor,
        least(sum(own_in_minor), 9000000000000000000)::bigint as own_in_minor, sum(debits)::bigint as debits, sum(refunds)::bigint as refunds,
        sum(credits)::bigint as credits, sum(owns)::bigint as owns
      from rollup.spending_daily where tenant_id = tenant group by 1, 2, 3, 4, 5) e
    union all select 'serve.spending_tenant_merchant', to_jsonb(e) from (
      select date_trunc('month', day)::date as month, currency, category, nullif(merchant, '') as merchant, kind, pending,
        least(sum(debit_minor), 9000000000000000000)::bigint as debit_minor, least(sum(refund_minor), 9000000000000000000)::bigint as refund_minor, least(sum(credit_minor), 9000000000000000000)::bigint as credit_minor, least(sum(own_out_minor), 9000000000000000000)::bigint as own_out_minor, least(sum(own_in_minor), 9000000000000000000)::bigint as own_in_minor,
        sum(debits)::bigint as debits, sum(refunds)::bigint as refunds, sum(credits)::bigint as credits, sum(owns)::bigint as owns
      from rollup.spending_daily where tenant_id = tenant group by 1, 2, 3, 4, 5, 6) e
    union all select 'serve.spending_month', to_jsonb(e) from (
      select subject, date_trunc('month', day)::date as month, currency, nullif(account, '') as account, category, nullif(merchant, '') as merchant, kind, pending,
        least(sum(debit_minor), 9000000000000000000)::bigint as debit_minor, least(sum(refund_minor), 9000000000000000000)::bigint as refund_minor, least(sum(credit_minor), 9000000000000000000)::bigint as credit_minor,
        least(sum(own_out_minor), 9000000000000000000)::bigint as own_out_minor, least(sum(own_in_minor), 9000000000000000000)::bigint as own_in_minor, sum(debits)::bigint as debits,
        sum(refunds)::bigint as refunds, sum(credits)::bigint as credits, sum(owns)::bigint as owns
      from rollup.spending_daily where tenant_id = tenant group by 1, 2, 3, 4, 5, 6, 7, 8) e
    union all select 'serve.devices_tenant_month', to_jsonb(e) from (
      select date_trunc('month', day)::date as month, role, sum(energy_uj) as energy_uj, sum(covered_ms) as covered_ms, sum(on_ms) as on_ms,
        sum(starts)::bigint as starts, sum(readings)::bigint as readings
      from rollup.devices_hourly where tenant_id = tenant group by 1, 2) e
    union all select 'serve.devices_month', to_jsonb(e) from (
      select subject, device, date_trunc('month', day)::date as month, role, sum(energy_uj) as energy_uj, sum(covered_ms) as covered_ms,
        sum(on_ms) as on_ms, sum(starts)::bigint as starts, max(peak_mw) as peak_mw, sum(readings)::bigint as readings
      from rollup.devices_hourly where tenant_id = tenant group by 1, 2, 3, 4) e
  ), missing as (
    select * from summed except select * from served
  ), extra as (
    select * from served except select * from summed
  )
  select x.view || ' ' || (x.row->>'month'), x.row, null::jsonb from extra x
  union all
  select m.view || ' ' || (m.row->>'month'), null, m.row from missing m
  order by 1 limit most
$$;
