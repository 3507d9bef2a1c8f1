-- A payment's category by itself: the tenant's first matching rule, the merchant category code, the kind, or none.
create or replace function ops.category_of(tenant uuid, merchant text, merchant_raw text, mcc int, counterparty text, description text, kind text, direction text)
returns table (category text, category_from text)
language sql stable as $$
  select coalesce(r.category, m.category, k.category, 'uncategorised'),
    case when r.category is not null then 'rule' when m.category is not null then 'mcc' when k.category is not null then 'kind' else 'none' end
  from (select case kind when 'cash' then 'cash' when 'fee' then 'fees' when 'interest' then 'interest' when 'income' then 'income'
      when 'transfer' then 'transfers' else case when direction = 'credit' and kind = 'other' then 'income' end end as category) k
  left join lateral (
    select rule.category from core.category_rule rule
    where rule.tenant_id = tenant and case rule.match_kind
      when 'merchant_is' then lower(rule.match_value) in (lower(merchant), lower(merchant_raw))
      when 'merchant_starts' then starts_with(lower(merchant), lower(rule.match_value)) or starts_with(lower(merchant_raw), lower(rule.match_value))
      when 'merchant_contains' then position(lower(rule.match_value) in lower(merchant)) > 0 or position(lower(rule.match_value) in lower(merchant_raw)) > 0
      when 'mcc_is' then lpad(mcc::text, 4, '0') = rule.match_value
      when 'counterparty_contains' then position(lower(rule.match_value) in lower(counterparty)) > 0
      when 'description_contains' then position(lower(rule.match_value) in lower(description)) > 0
    end
    order by rule.position, rule.id limit 1
  ) r on true
  left join core.mcc_category m on m.mcc = category_of.mcc
$$;
