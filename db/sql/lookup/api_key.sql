-- An API key by its prefix; the caller compares the hash, in constant time. touch: its last use was noted a minute ago or more.
create or replace function lookup.api_key(prefix text)
returns table (tenant_id uuid, id uuid, hash bytea, scopes text[], usable boolean, touch boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select k.tenant_id, k.id, k.hash, k.scopes,
    k.revoked_at is null and (k.expires_at is null or k.expires_at > clock_timestamp()) and t.status = 'active',
    k.last_used_at is null or k.last_used_at < clock_timestamp() - interval '1 minute'
  from core.api_key k join core.tenant t on t.id = k.tenant_id
  where k.prefix = api_key.prefix
$$;
alter function lookup.api_key(text) owner to inlay_lookup;
revoke all on function lookup.api_key(text) from public;
grant execute on function lookup.api_key(text) to inlay_app, inlay_collector;
