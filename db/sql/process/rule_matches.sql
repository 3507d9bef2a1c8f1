-- Whether a category rule speaks of a payment. Its value and all texts are in lower case already.
create or replace function ops.rule_matches(match_kind text, match_value text, merchant text, raw text, mcc int, counterparty text, description text) returns boolean
language sql immutable parallel safe as $$
  select case match_kind
    when 'merchant_is' then match_value in (merchant, raw)
    when 'merchant_starts' then starts_with(merchant, match_value) or starts_with(raw, match_value)
    when 'merchant_contains' then position(match_value in merchant) > 0 or position(match_value in raw) > 0
    when 'mcc_is' then lpad(mcc::text, 4, '0') = match_value
    when 'counterparty_contains' then position(match_value in counterparty) > 0
    when 'description_contains' then position(match_value in description) > 0
  end
$$;
