-- Counts an attempt to sign in under its throttle keys (hashes of the e-mail address and of the network address) before
-- the password is looked at, and gives the account to compare with. Locking the keys first makes attempts that come at
-- once see each other. wait_seconds > 0: too many in the window; then nothing was counted and no account is given.
create or replace function lookup.begin_sign_in(email text, email_key text, email_limit int, address_key text, address_limit int, window_seconds int)
returns table (wait_seconds int, user_id uuid, tenant_id uuid, role text, password_hash text, session_version int, usable boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  key text;
  since timestamptz;
  nth timestamptz;
begin
  foreach key in array (select array_agg(k order by k) from unnest(array[email_key, address_key]) k) loop
    perform pg_advisory_xact_lock(hashtextextended('inlay:sign_in:' || key, 0));
  end loop;
  since := clock_timestamp() - make_interval(secs => window_seconds);
  -- The attempt that must leave the window before another is let in: the limit-th newest.
  select max(a.at) into nth from (
    (select at from core.sign_in_attempt where throttle_key = email_key and at > since order by at desc offset email_limit - 1 limit 1)
    union all
    (select at from core.sign_in_attempt where throttle_key = address_key and at > since order by at desc offset address_limit - 1 limit 1)) a;
  if nth is not null then
    return query select greatest(1, ceil(extract(epoch from nth - since))::int), null::uuid, null::uuid, null::text, null::text, null::int, false;
    return;
  end if;
  delete from core.sign_in_attempt a where a.at <= since and (a.throttle_key in (email_key, address_key) or random() < 0.001);
  insert into core.sign_in_attempt (throttle_key, at) values (email_key, clock_timestamp()), (address_key, clock_timestamp());
  return query
    select 0, u.id, u.tenant_id, u.role, u.password_hash, u.session_version, u.status = 'active' and coalesce(t.status, 'active') = 'active'
    from (select 1) one
    left join core.user_account u on u.email = begin_sign_in.email
    left join core.tenant t on t.id = u.tenant_id;
end $$;
alter function lookup.begin_sign_in(text, text, int, text, int, int) owner to inlay_lookup;
revoke all on function lookup.begin_sign_in(text, text, int, text, int, int) from public;
grant execute on function lookup.begin_sign_in(text, text, int, text, int, int) to inlay_app;
