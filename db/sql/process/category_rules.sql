-- A tenant's category rules in force, as category_of takes them: in order, values in lower case. Null when there is none.
create or replace function ops.category_rules(tenant uuid) returns core.category_rule[]
language sql stable as $$
  select array_agg(row(r.tenant_id, r.id, r.position, r.match_kind, lower(r.match_value), r.category, r.created_at)::core.category_rule order by r.position, r.id)
  from core.category_rule r where r.tenant_id = tenant
$$;

-- The same of a draft: an array of {id, matchKind, matchValue, category}.
create or replace function ops.draft_category_rules(draft jsonb) returns core.category_rule[]
language sql stable as $$
  select array_agg(row(null, r->>'id', n, r->>'matchKind', lower(r->>'matchValue'), r->>'category', null)::core.category_rule order by n)
  from jsonb_array_elements(draft) with ordinality d (r, n)
$$;
