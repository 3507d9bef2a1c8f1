-- A new password in the place of the one that its owner has just shown to know (its hash), ending all sessions and all
-- links to reset it. @returns false when the password is another by now
create or replace function lookup.set_own_password(account uuid, known_hash text, fresh_hash text, trail uuid, mail jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  own core.user_account;
begin
  update core.user_account u set password_hash = fresh_hash, session_version = u.session_version + 1
  where u.id = account and u.password_hash = known_hash and u.status = 'active' returning u.* into own;
  if not found then
    return false;
  end if;
  delete from core.password_reset r where r.user_id = account;
  perform lookup.leave_trail(own.tenant_id, trail, 'user:' || account, 'account.set_password', own.email, '{}');
  perform lookup.post_mail(own.tenant_id, mail);
  return true;
end $$;
alter function lookup.set_own_password(uuid, text, text, uuid, jsonb) owner to inlay_lookup;
revoke all on function lookup.set_own_password(uuid, text, text, uuid, jsonb) from public;
grant execute on function lookup.set_own_password(uuid, text, text, uuid, jsonb) to inlay_app;
