-- The refresher owns the materialised views (and the function that refreshes them) and the views that serve them: the views' WHERE is their only fence.
do $$
declare v record;
begin
  grant create on schema mat, serve, ops to inlay_refresher;
  for v in select n.nspname, c.relname, c.relkind from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('mat', 'serve') and c.relkind in ('m', 'v') and pg_get_userbyid(c.relowner) <> 'inlay_refresher'
  loop
    execute format('alter %s %I.%I owner to inlay_refresher', case v.relkind when 'm' then 'materialized view' else 'view' end, v.nspname, v.relname);
  end loop;
  alter function ops.refresh(text) owner to inlay_refresher;
  revoke create on schema mat, serve, ops from inlay_refresher;
end $$;
