-- Sets category and merchant of the refunds among these transactions, and of those that point to one of them, from
-- their payments; without a payment, from the refund itself. Marks what changed.
create or replace function ops.renew_refunds(tenant uuid, ids text[], oldest timestamptz) returns void
language plpgsql as $$
declare
  category_rules core.category_rule[];
  merchant_rules core.merchant_rule[];
begin
  -- Most payments are none, and have none.
  if not exists (select from fact.entity e where e.tenant_id = tenant and e.refund_of = any (ids))
    and not exists (select from fact.entity e where e.tenant_id = tenant and e.domain = 'transaction' and e.entity_id = any (ids) and e.refund_of is not null)
  then return; end if;
  category_rules := ops.category_rules(tenant);
  merchant_rules := ops.merchant_rules(tenant);

  with touched as (
    select e.entity_id, e.at from fact.entity e where e.tenant_id = tenant and e.domain = 'transaction' and e.refund_of = any (ids)
    union
    select e.entity_id, e.at from fact.entity e where e.tenant_id = tenant and e.domain = 'transaction' and e.entity_id = any (ids) and e.refund_of is not null
  ), refund as materialized (
    select f.at, f.transaction_id, f.part, f.subject, f.refund_of, f.merchant_raw, f.mcc, f.counterparty, f.description, f.kind, f.direction
    from touched t cross join lateral (
      select * from fact.transaction f where f.tenant_id = tenant and f.at = t.at and f.transaction_id = t.entity_id offset 0
    ) f
    where f.flow = 'refund' and f.category_from <> 'event'
  ), name as materialized (
    select d.raw, m.name from (select distinct merchant_raw as raw from refund where merchant_raw is not null) d
    cross join lateral ops.merchant_of(merchant_rules, d.raw) m
  ), renewed as materialized (
    select r.*, coalesce(nullif(p.merchant, ''), n.name, '') as merchant,
      coalesce(p.category, own.category) as category, case when p.category is not null then 'payment' else own.category_from end as category_from
    from refund r
    left join name n on n.raw = r.merchant_raw
    left join lateral (
      select f.category, f.merchant from fact.entity e
      cross join lateral (select * from fact.transaction x where x.tenant_id = tenant and x.at = e.at and x.transaction_id = e.entity_id offset 0) f
      where e.tenant_id = tenant and e.domain = 'transaction' and e.entity_id = r.refund_of and not e.deleted and f.part = 0 and f.flow = 'debit'
      limit 1
    ) p on true
    cross join lateral ops.category_of(category_rules, n.name, r.merchant_raw, r.mcc, r.counterparty, r.description, r.kind, r.direction) own
  ), changed as (
    update fact.transaction f set category = n.category, category_from = n.category_from, merchant = n.merchant
    from renewed n
    where f.tenant_id = tenant and f.at = any (array(select at from renewed)) and f.at = n.at and f.transaction_id = n.transaction_id and f.part = n.part
      and (f.category, f.category_from, f.merchant) is distinct from (n.category, n.category_from, n.merchant)
    returning f.subject, f.at
  )
  insert into ops.mark (tenant_id, domain, subject, at_from, at_to, since)
  select distinct tenant, 'spending', subject, at, at, oldest from changed;
end $$;
