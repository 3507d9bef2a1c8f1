-- A frame's session by its secret, while it holds. A renewed session answers to its former secret for a moment more.
-- touch: when it was last seen was noted a minute ago or more.
create or replace function lookup.embed_session(secret_hash bytea)
returns table (tenant_id uuid, id uuid, subject text, dashboards text[], locks jsonb, rights text[], expires_at timestamptz, touch boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.tenant_id, s.id, s.subject, s.dashboards, s.locks, s.rights, s.expires_at,
    s.last_seen_at is null or s.last_seen_at < clock_timestamp() - interval '1 minute'
  from core.embed_session s
  where (s.secret_hash = embed_session.secret_hash
      or (s.former_hash = embed_session.secret_hash and s.former_until > clock_timestamp()))
    and lookup.embed_live(s)
$$;
alter function lookup.embed_session(bytea) owner to inlay_lookup;
revoke all on function lookup.embed_session(bytea) from public;
grant execute on function lookup.embed_session(bytea) to inlay_app;
