-- Whether an e-mail address has an account, of whichever tenant: such a one cannot be invited.
create or replace function lookup.has_account(email text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from core.user_account u where u.email = has_account.email)
$$;
alter function lookup.has_account(text) owner to inlay_lookup;
revoke all on function lookup.has_account(text) from public;
grant execute on function lookup.has_account(text) to inlay_app, inlay_pipeline;
