-- What category and merchant these rules give each transaction of a span by itself. What the event said stays; of a refund
-- that has its category from its payment it is the merchant alone. differs: something is not as it is stored, or of such a
-- refund may not be.
create or replace function ops.own_labels(tenant uuid, at_from timestamptz, at_to timestamptz, category_rules core.category_rule[], merchant_rules core.merchant_rule[])
returns table (at timestamptz, transaction_id text, part smallint, refund_of text, category text, category_from text, merchant text, differs boolean)
language sql stable as $$
  with fact as materialized (
    select f.at, f.transaction_id, f.part, f.refund_of, f.category, f.category_from, f.merchant, f.merchant_raw, f.mcc, f.counterparty,
      f.description, f.kind, f.direction
    from fact.transaction f where f.tenant_id = tenant and f.at >= at_from and f.at < at_to
  ), name as materialized (
    select d.raw, m.name from (select distinct f.merchant_raw as raw from fact f where f.merchant_raw is not null) d
    cross join lateral ops.merchant_of(merchant_rules, d.raw) m
  ), label as (
    select f.*, coalesce(n.name, '') as new_merchant, f.category_from in ('event', 'payment') as given, c.category as own, c.category_from as own_from
    from fact f left join name n on n.raw = f.merchant_raw
    cross join lateral ops.category_of(category_rules, n.name, f.merchant_raw, f.mcc, f.counterparty, f.description, f.kind, f.direction) c
  )
  select l.at, l.transaction_id, l.part, l.refund_of, case when l.given then l.category else l.own end, case when l.given then l.category_from else l.own_from end,
    l.new_merchant, l.merchant <> l.new_merchant or (not l.given and (l.category, l.category_from) is distinct from (l.own, l.own_from))
  from label l
$$;
