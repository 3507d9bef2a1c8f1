-- The function of this name that gave other columns.
drop function if exists ops.preview_labels(uuid, timestamptz, timestamptz, timestamptz, core.category_rule[], core.merchant_rule[]);

-- What category and merchant a draft of rules would give each transaction of a span, beside what is stored, and the rules
-- that decide: by the functions that processing uses. A refund follows its payment; a payment before `since` stays as it is.
create or replace function ops.preview_labels(tenant uuid, at_from timestamptz, at_to timestamptz, since timestamptz, category_rules core.category_rule[], merchant_rules core.merchant_rule[])
returns table (at timestamptz, source text, event_id text, part smallint, subject text, currency text, minor bigint, merchant_raw text, mcc int, counterparty text, description text, category text, merchant text,
  new_category text, new_from text, new_merchant text, category_rule uuid, merchant_rule uuid)
language sql stable rows 10000 as $$
  with fact as materialized (
    select f.* from fact.transaction f where f.tenant_id = preview_labels.tenant and f.at >= at_from and f.at < at_to
  ), payment as materialized (
    select r.refund_of, p.* from (select distinct f.refund_of from fact f where f.category_from = 'payment') r
    join fact.entity e on e.tenant_id = preview_labels.tenant and e.domain = 'transaction' and e.entity_id = r.refund_of
    cross join lateral (
      select x.at, x.category, x.category_from, x.merchant, x.merchant_raw, x.mcc, x.counterparty, x.description, x.kind, x.direction
      from fact.transaction x where x.tenant_id = preview_labels.tenant and x.at = e.at and x.transaction_id = e.entity_id and x.part = 0 offset 0
    ) p
  ), name as materialized (
    select d.raw, m.name, m.rule from (select f.merchant_raw as raw from fact f union select p.merchant_raw from payment p) d
    cross join lateral ops.merchant_of(merchant_rules, d.raw) m where d.raw is not null
  ), paid as materialized (
    select p.refund_of, case when p.stays then p.merchant else coalesce(n.name, '') end as merchant,
      case when p.stays or p.category_from = 'event' then p.category else c.category end as category
    from (select *, at < coalesce(preview_labels.since, '-infinity') as stays from payment) p left join name n on n.raw = p.merchant_raw
    cross join lateral ops.category_of(category_rules, n.name, p.merchant_raw, p.mcc, p.counterparty, p.description, p.kind, p.direction) c
  )
  select f.at, f.source, f.event_id, f.part, f.subject, f.currency::text,
    case f.flow when 'refund' then -f.amount_minor when 'own_out' then 0 when 'own_in' then 0 else f.amount_minor end,
    f.merchant_raw, f.mcc, f.counterparty, f.description, f.category, f.merchant,
    case f.category_from when 'event' then f.category when 'payment' then coalesce(p.category, f.category) else c.category end,
    case when f.category_from in ('event', 'payment') then f.category_from else c.category_from end,
    case f.category_from when 'payment' then coalesce(nullif(p.merchant, ''), n.name, '') else coalesce(n.name, '') end,
    case when f.category_from not in ('event', 'payment') then c.rule end,
    case when f.category_from <> 'payment' or p.merchant = '' then n.rule end
  from fact f
  left join name n on n.raw = f.merchant_raw
  left join paid p on f.category_from = 'payment' and p.refund_of = f.refund_of
  cross join lateral ops.category_of(category_rules, n.name, f.merchant_raw, f.mcc, f.counterparty, f.description, f.kind, f.direction) c
$$;
