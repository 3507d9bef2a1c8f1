-- Notes that a frame is being looked at. Whoever comes second finds the row locked and leaves it.
create or replace function lookup.touch_embed_session(tenant uuid, session uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from core.embed_session s where s.tenant_id = tenant and s.id = session
    and (s.last_seen_at is null or s.last_seen_at < clock_timestamp() - interval '1 minute') for update skip locked;
  if found then
    update core.embed_session s set last_seen_at = clock_timestamp() where s.tenant_id = tenant and s.id = session;
  end if;
end $$;
alter function lookup.touch_embed_session(uuid, uuid) owner to inlay_lookup;
revoke all on function lookup.touch_embed_session(uuid, uuid) from public;
grant execute on function lookup.touch_embed_session(uuid, uuid) to inlay_app;
