-- Whose password a link sets, by the hash of its token: no row once it was used, replaced or has ended.
create or replace function lookup.password_reset(token_hash bytea)
returns table (user_id uuid, tenant_name text, email text, name text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select u.id, t.name, u.email, u.name
  from core.password_reset r join core.user_account u on u.id = r.user_id left join core.tenant t on t.id = u.tenant_id
  where r.token_hash = password_reset.token_hash and r.expires_at > clock_timestamp()
    and u.status = 'active' and coalesce(t.status, 'active') = 'active'
$$;
alter function lookup.password_reset(bytea) owner to inlay_lookup;
revoke all on function lookup.password_reset(bytea) from public;
grant execute on function lookup.password_reset(bytea) to inlay_app;
