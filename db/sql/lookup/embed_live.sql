-- Whether a frame's session holds: it has neither ended nor been revoked, nor has the key that vouched for it, and its
-- tenant is active. Asked at each use, so that a revocation takes effect at once.
create or replace function lookup.embed_live(s core.embed_session) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select s.revoked_at is null and s.expires_at > clock_timestamp()
    and exists (select from core.tenant t where t.id = s.tenant_id and t.status = 'active')
    and (exists (select from core.embed_key k where k.tenant_id = s.tenant_id and k.kid = s.kid and k.revoked_at is null)
      or exists (select from core.api_key a where a.tenant_id = s.tenant_id and a.id = s.api_key_id
        and a.revoked_at is null and (a.expires_at is null or a.expires_at > clock_timestamp())))
$$;
alter function lookup.embed_live(core.embed_session) owner to inlay_lookup;
revoke all on function lookup.embed_live(core.embed_session) from public;
