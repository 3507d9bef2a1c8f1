-- A transaction's scope: which tenant, and which of its subjects ('one' with its id, or 'all', said explicitly).
-- A real SET LOCAL, since set_config() does not reach a cluster's workers. Ends with the transaction.
create or replace function scope.enter(tenant uuid, mode text, subject text default null) returns void
language plpgsql as $$
begin
  if tenant is null then raise exception 'scope.enter: a tenant is required' using errcode = '22004'; end if;
  if mode is null or mode not in ('one', 'all') then raise exception 'scope.enter: mode is ''one'' or ''all''' using errcode = '22023'; end if;
  if mode = 'one' and subject is null then raise exception 'scope.enter: mode ''one'' needs a subject' using errcode = '22004'; end if;
  execute format('set local app.tenant_id to %L', tenant::text);
  execute format('set local app.subject_mode to %L', mode);
  execute format('set local app.subject to %L', coalesce(subject, ''));
end $$;
