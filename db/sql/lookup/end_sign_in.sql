-- How an attempt to sign in ended, with its audit row: of the tenant when the account is known and has one, else of the
-- platform. A success takes back the counted attempts of this e-mail address and one of the network address, and may
-- bring a password hash made with today's costs.
create or replace function lookup.end_sign_in(audit_id uuid, email text, email_key text, address_key text, account uuid, succeeded boolean, fresh_hash text)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  tenant uuid := (select u.tenant_id from core.user_account u where u.id = account);
  who text := case when succeeded then 'user:' || account else 'anonymous' end;
  what text := case when succeeded then 'session.sign_in' else 'session.sign_in_failed' end;
begin
  if succeeded then
    delete from core.sign_in_attempt a where a.throttle_key = email_key;
    delete from core.sign_in_attempt a where a.ctid = (
      select b.ctid from core.sign_in_attempt b where b.throttle_key = address_key order by b.at desc limit 1);
    update core.user_account u set password_hash = coalesce(fresh_hash, u.password_hash), last_sign_in_at = clock_timestamp() where u.id = account;
  end if;
  if tenant is null then
    insert into core.platform_audit (id, actor, action, target) values (audit_id, who, what, email);
  else
    insert into core.audit (tenant_id, id, actor, action, target) values (tenant, audit_id, who, what, email);
  end if;
end $$;
alter function lookup.end_sign_in(uuid, text, text, text, uuid, boolean, text) owner to inlay_lookup;
revoke all on function lookup.end_sign_in(uuid, text, text, text, uuid, boolean, text) from public;
grant execute on function lookup.end_sign_in(uuid, text, text, text, uuid, boolean, text) to inlay_app;
