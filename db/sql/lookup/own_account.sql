-- Somebody's own account, also an operator's, who is in no tenant's scope: by the id that their session proves, or (for
-- a forgotten password) by e-mail address. usable: they may sign in.
create or replace function lookup.own_account(account uuid, email text)
returns table (user_id uuid, tenant_id uuid, tenant_name text, email text, name text, password_hash text, last_sign_in_at timestamptz, usable boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select u.id, u.tenant_id, t.name, u.email, u.name, u.password_hash, u.last_sign_in_at,
    u.status = 'active' and coalesce(t.status, 'active') = 'active'
  from core.user_account u left join core.tenant t on t.id = u.tenant_id
  where u.id = account or u.email = own_account.email
$$;
alter function lookup.own_account(uuid, text) owner to inlay_lookup;
revoke all on function lookup.own_account(uuid, text) from public;
grant execute on function lookup.own_account(uuid, text) to inlay_app;
