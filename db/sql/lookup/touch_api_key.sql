-- Notes that a key is in use. Many requests may ask at once: whoever comes second finds the row locked and leaves it.
create or replace function lookup.touch_api_key(tenant uuid, key uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from core.api_key k where k.tenant_id = tenant and k.id = key
    and (k.last_used_at is null or k.last_used_at < clock_timestamp() - interval '1 minute') for update skip locked;
  if found then
    update core.api_key k set last_used_at = clock_timestamp() where k.tenant_id = tenant and k.id = key;
  end if;
end $$;
alter function lookup.touch_api_key(uuid, uuid) owner to inlay_lookup;
revoke all on function lookup.touch_api_key(uuid, uuid) from public;
grant execute on function lookup.touch_api_key(uuid, uuid) to inlay_app, inlay_collector;
