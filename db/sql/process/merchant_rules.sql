-- A text as rules of merchants compare it: upper case, every run of spaces one space.
create or replace function ops.comparable_merchant(raw text) returns text
language sql immutable parallel safe as $$ select upper(btrim(regexp_replace(raw, '\s+', ' ', 'g'))) $$;

-- A tenant's merchant rules in force, as merchant_of takes them: in order, values comparable. Null when there is none.
create or replace function ops.merchant_rules(tenant uuid) returns core.merchant_rule[]
language sql stable as $$
  select array_agg(row(r.tenant_id, r.id, r.position, r.match_kind, ops.comparable_merchant(r.match_value), r.merchant, r.created_at)::core.merchant_rule order by r.position, r.id)
  from core.merchant_rule r where r.tenant_id = tenant
$$;

-- The same of a draft: an array of {id, matchKind, matchValue, merchant}.
create or replace function ops.draft_merchant_rules(draft jsonb) returns core.merchant_rule[]
language sql stable as $$
  select array_agg(row(null, r->>'id', n, r->>'matchKind', ops.comparable_merchant(r->>'matchValue'), r->>'merchant', null)::core.merchant_rule order by n)
  from jsonb_array_elements(draft) with ordinality d (r, n)
$$;
