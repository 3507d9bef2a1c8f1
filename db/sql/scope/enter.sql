-- A transaction's scope: which tenant, which of its subjects ('one' with its id, or 'all', said explicitly), and within
-- which limits ('"none"', said explicitly, or {"dashboards": [...], "filters": {"<dimension>": [...]}}: rows of other dashboards
-- and other values do not exist). A real SET LOCAL, since set_config() does not reach a cluster's workers. Ends with the transaction.
drop function if exists scope.enter(uuid, text, text);
create or replace function scope.enter(tenant uuid, mode text, subject text, limits jsonb) returns void
language plpgsql as $$
begin
  if tenant is null then raise exception 'scope.enter: a tenant is required' using errcode = '22004'; end if;
  if mode is null or mode not in ('one', 'all') then raise exception 'scope.enter: mode is ''one'' or ''all''' using errcode = '22023'; end if;
  if mode = 'one' and subject is null then raise exception 'scope.enter: mode ''one'' needs a subject' using errcode = '22004'; end if;
  if limits is null then raise exception 'scope.enter: limits are required, or ''"none"''' using errcode = '22004'; end if;
  if limits <> '"none"' then perform scope.check_limits(limits); end if;
  execute format('set local app.tenant_id to %L', tenant::text);
  execute format('set local app.subject_mode to %L', mode);
  execute format('set local app.subject to %L', coalesce(subject, ''));
  execute format('set local app.limits to %L', limits::text);
end $$;
