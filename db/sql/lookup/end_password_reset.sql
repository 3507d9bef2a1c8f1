-- Sets the new password of a link: once, since deleting the link is what opens the account. Ends all sessions and all
-- other links of that account. @returns whether it did
create or replace function lookup.end_password_reset(token_hash bytea, fresh_hash text, trail uuid, mail jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  own core.user_account;
  account uuid;
begin
  delete from core.password_reset r where r.token_hash = end_password_reset.token_hash and r.expires_at > clock_timestamp()
  returning r.user_id into account;
  update core.user_account u set password_hash = fresh_hash, session_version = u.session_version + 1
  where u.id = account and u.status = 'active'
    and (u.tenant_id is null or exists (select from core.tenant t where t.id = u.tenant_id and t.status = 'active'))
  returning u.* into own;
  if not found then
    return false;
  end if;
  delete from core.password_reset r where r.user_id = account;
  perform lookup.leave_trail(own.tenant_id, trail, 'user:' || account, 'account.reset_password', own.email, '{}');
  perform lookup.post_mail(own.tenant_id, mail);
  return true;
end $$;
alter function lookup.end_password_reset(bytea, text, uuid, jsonb) owner to inlay_lookup;
revoke all on function lookup.end_password_reset(bytea, text, uuid, jsonb) from public;
grant execute on function lookup.end_password_reset(bytea, text, uuid, jsonb) to inlay_app;
