-- The tenants an operator may choose from, by slug. Nobody else gets a row.
create or replace function lookup.tenants(operator uuid, search text, after_slug text, page_size int)
returns table (id uuid, slug text, name text, zone text, currency text, status text, created_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.id, t.slug, t.name, t.zone, t.currency::text, t.status, t.created_at
  from core.tenant t
  where exists (select from core.user_account u where u.id = operator and u.role = 'operator' and u.status = 'active')
    and t.slug > after_slug
    and (position(lower(search) in t.slug) > 0 or position(lower(search) in lower(t.name)) > 0)
  order by t.slug
  limit page_size
$$;
alter function lookup.tenants(uuid, text, text, int) owner to inlay_lookup;
revoke all on function lookup.tenants(uuid, text, text, int) from public;
grant execute on function lookup.tenants(uuid, text, text, int) to inlay_app;
