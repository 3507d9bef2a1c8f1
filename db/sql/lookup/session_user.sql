-- Who a session belongs to, asked at each request: no row when the account or its tenant is no longer active, or when
-- the session is older than the account's session version. The chosen tenant counts for operators alone.
create or replace function lookup.session_user(account uuid, version int, chosen_tenant uuid)
returns table (user_id uuid, email text, name text, role text, subject text, tenant_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select u.id, u.email, u.name, u.role, u.subject, t.id
  from core.user_account u
  left join core.tenant t on t.id = case when u.role = 'operator' then chosen_tenant else u.tenant_id end
  where u.id = account and u.session_version = version and u.status = 'active'
    and (u.role = 'operator' or t.status = 'active')
$$;
alter function lookup.session_user(uuid, int, uuid) owner to inlay_lookup;
revoke all on function lookup.session_user(uuid, int, uuid) from public;
grant execute on function lookup.session_user(uuid, int, uuid) to inlay_app;
