-- The function of this name before there were drafts of rules.
drop function if exists ops.category_of(uuid, text, text, int, text, text, text, text);

-- A payment's category by itself: the first of these rules that matches, the merchant category code, the kind, or none; and
-- the rule that decided. The rules are given, so that a draft of them is tried by the very function that processing uses.
create or replace function ops.category_of(rules core.category_rule[], merchant text, merchant_raw text, mcc int, counterparty text, description text, kind text, direction text)
returns table (category text, category_from text, rule uuid)
language sql stable as $$
  select coalesce(r.category, m.category, k.category, 'uncategorised'),
    case when r.category is not null then 'rule' when m.category is not null then 'mcc' when k.category is not null then 'kind' else 'none' end,
    r.id
  from (select case kind when 'cash' then 'cash' when 'fee' then 'fees' when 'interest' then 'interest' when 'income' then 'income'
      when 'transfer' then 'transfers' else case when direction = 'credit' and kind = 'other' then 'income' end end as category) k
  left join lateral (
    select rule.category, rule.id
    -- Without rules nothing is put in lower case.
    from (
      select lower(category_of.merchant) as merchant, lower(category_of.merchant_raw) as raw, lower(category_of.counterparty) as counterparty,
        lower(category_of.description) as description
      where rules is not null offset 0
    ) low
    cross join lateral unnest(rules) rule
    where ops.rule_matches(rule.match_kind, rule.match_value, low.merchant, low.raw, category_of.mcc, low.counterparty, low.description)
    order by rule.position, rule.id limit 1
  ) r on true
  left join core.mcc_category m on m.mcc = category_of.mcc
$$;
