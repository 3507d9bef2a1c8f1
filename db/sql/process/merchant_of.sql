-- A merchant's name: by the first of these rules that matches what the bank wrote, with or without the payment processor
-- before it, else the standard one; and the rule that decided. Null for no text.
create or replace function ops.merchant_of(rules core.merchant_rule[], raw text) returns table (name text, rule uuid)
language sql stable as $$
  select coalesce(r.merchant, ops.standard_merchant(merchant_of.raw)), r.id
  from (select) one
  left join lateral (
    select rule.merchant, rule.id
    from (
      select ops.comparable_merchant(merchant_of.raw) as whole, upper(ops.without_processor(merchant_of.raw)) as tidy where rules is not null offset 0
    ) text
    cross join lateral unnest(rules) rule
    where case rule.match_kind
      when 'raw_is' then rule.match_value in (text.whole, text.tidy)
      when 'raw_starts' then starts_with(text.whole, rule.match_value) or starts_with(text.tidy, rule.match_value)
      when 'raw_contains' then position(rule.match_value in text.whole) > 0
    end
    order by rule.position, rule.id limit 1
  ) r on true
$$;
