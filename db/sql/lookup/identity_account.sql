-- The account that an identity of an issuer opens, and the session version that a sign-in gets. No row when it opens none.
create or replace function lookup.identity_account(issuer text, sub text) returns table (user_id uuid, session_version int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select u.id, u.session_version
  from core.user_identity i join core.user_account u on u.id = i.user_id left join core.tenant t on t.id = u.tenant_id
  where i.issuer = identity_account.issuer and i.sub = identity_account.sub
    and u.status = 'active' and coalesce(t.status, 'active') = 'active'
$$;
alter function lookup.identity_account(text, text) owner to inlay_lookup;
revoke all on function lookup.identity_account(text, text) from public;
grant execute on function lookup.identity_account(text, text) to inlay_app;
