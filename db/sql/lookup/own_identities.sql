-- Accounts elsewhere that open this account.
create or replace function lookup.own_identities(account uuid) returns table (issuer text, email text, linked_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select i.issuer, i.email, i.linked_at from core.user_identity i where i.user_id = account order by i.linked_at
$$;
alter function lookup.own_identities(uuid) owner to inlay_lookup;
revoke all on function lookup.own_identities(uuid) from public;
grant execute on function lookup.own_identities(uuid) to inlay_app;
