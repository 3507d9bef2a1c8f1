-- A link to set a new password, with the mail that carries it. Asked of an active account only.
create or replace function lookup.begin_password_reset(account uuid, token_hash bytea, expires_at timestamptz, trail uuid, mail jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  own core.user_account;
begin
  select u.* into strict own from core.user_account u where u.id = account and u.status = 'active';
  delete from core.password_reset r where r.expires_at <= clock_timestamp();
  insert into core.password_reset (token_hash, user_id, expires_at) values (token_hash, account, expires_at);
  perform lookup.leave_trail(own.tenant_id, trail, 'anonymous', 'account.ask_password_reset', own.email, '{}');
  perform lookup.post_mail(own.tenant_id, mail);
end $$;
alter function lookup.begin_password_reset(uuid, bytea, timestamptz, uuid, jsonb) owner to inlay_lookup;
revoke all on function lookup.begin_password_reset(uuid, bytea, timestamptz, uuid, jsonb) from public;
grant execute on function lookup.begin_password_reset(uuid, bytea, timestamptz, uuid, jsonb) to inlay_app;
