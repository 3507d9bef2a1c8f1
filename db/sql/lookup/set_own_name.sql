-- What somebody wants to be called.
create or replace function lookup.set_own_name(account uuid, name text, trail uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  own core.user_account;
begin
  select u.* into strict own from core.user_account u where u.id = account for update;
  if own.name is distinct from set_own_name.name then
    update core.user_account u set name = set_own_name.name where u.id = account;
    perform lookup.leave_trail(own.tenant_id, trail, 'user:' || account, 'account.set_name', own.email,
      jsonb_build_object('from', own.name, 'to', set_own_name.name));
  end if;
end $$;
alter function lookup.set_own_name(uuid, text, uuid) owner to inlay_lookup;
revoke all on function lookup.set_own_name(uuid, text, uuid) from public;
grant execute on function lookup.set_own_name(uuid, text, uuid) to inlay_app;
