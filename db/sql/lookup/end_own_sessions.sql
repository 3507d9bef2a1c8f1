-- Signs somebody out everywhere, here too.
create or replace function lookup.end_own_sessions(account uuid, trail uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  own core.user_account;
begin
  update core.user_account u set session_version = u.session_version + 1 where u.id = account returning u.* into strict own;
  perform lookup.leave_trail(own.tenant_id, trail, 'user:' || account, 'account.end_sessions', own.email, '{}');
end $$;
alter function lookup.end_own_sessions(uuid, uuid) owner to inlay_lookup;
revoke all on function lookup.end_own_sessions(uuid, uuid) from public;
grant execute on function lookup.end_own_sessions(uuid, uuid) to inlay_app;
