-- The invitation of a link, by the hash of its token, and how it stands.
create or replace function lookup.invitation(token_hash bytea)
returns table (tenant_name text, email text, role text, expires_at timestamptz, state text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.name, i.email, i.role, i.expires_at,
    case
      when i.accepted_at is not null then 'accepted'
      when i.revoked_at is not null or t.status <> 'active' then 'revoked'
      when i.expires_at <= clock_timestamp() then 'expired'
      when exists (select from core.user_account u where u.email = i.email) then 'taken'
      else 'open'
    end
  from core.invitation i join core.tenant t on t.id = i.tenant_id
  where i.token_hash = invitation.token_hash
$$;
alter function lookup.invitation(bytea) owner to inlay_lookup;
revoke all on function lookup.invitation(bytea) from public;
grant execute on function lookup.invitation(bytea) to inlay_app;
