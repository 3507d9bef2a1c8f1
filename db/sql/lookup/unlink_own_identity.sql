-- An account elsewhere no longer opens this one. @returns whether it did
create or replace function lookup.unlink_own_identity(account uuid, issuer text, trail uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  own core.user_account;
begin
  delete from core.user_identity i where i.user_id = account and i.issuer = unlink_own_identity.issuer;
  if not found then
    return false;
  end if;
  select u.* into own from core.user_account u where u.id = account;
  perform lookup.leave_trail(own.tenant_id, trail, 'user:' || account, 'identity.unlink', own.email,
    jsonb_build_object('issuer', unlink_own_identity.issuer));
  return true;
end $$;
alter function lookup.unlink_own_identity(uuid, text, uuid) owner to inlay_lookup;
revoke all on function lookup.unlink_own_identity(uuid, text, uuid) from public;
grant execute on function lookup.unlink_own_identity(uuid, text, uuid) to inlay_app;
