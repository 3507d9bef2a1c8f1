-- Row level security of every tenant table: app and collector see the tenant in scope (app also only the subject in
-- scope), pipeline, refresher and owner see all, by name, so that no view is ever silently built empty.
do $$
declare
  t record;
  own text;
  rule record;
begin
  for t in
    select n.nspname || '.' || c.relname as name, n.nspname as schema, c.relname as relname,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'subject' and not a.attisdropped) as has_subject
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('core', 'raw', 'fact', 'rollup', 'ops') and c.relkind in ('r', 'p') and not c.relispartition
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
  loop
    for rule in select polname from pg_policy where polrelid = t.name::regclass loop
      execute format('drop policy %I on %s', rule.polname, t.name);
    end loop;
    execute format('alter table %s enable row level security', t.name);
    execute format('alter table %s force row level security', t.name);
    execute format('create policy whole on %s to inlay_pipeline, inlay_refresher, inlay_owner using (true) with check (true)', t.name);
    own := 'tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid';
    execute format('create policy collector on %s to inlay_collector using (%s) with check (%s)', t.name, own, own);
    if t.has_subject and t.schema in ('fact', 'rollup') then
      own := own || ' and scope.allows(subject)';
    end if;
    execute format('create policy app on %s to inlay_app using (%s) with check (%s)', t.name, own, own);
  end loop;
end $$;

alter table core.tenant enable row level security;
alter table core.tenant force row level security;
drop policy if exists whole on core.tenant;
drop policy if exists own on core.tenant;
create policy whole on core.tenant to inlay_pipeline, inlay_refresher, inlay_owner, inlay_lookup using (true) with check (true);
create policy own on core.tenant to inlay_app, inlay_collector
  using (id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create policy lookup on core.user_account to inlay_lookup using (true) with check (true);
create policy lookup on core.api_key to inlay_lookup using (true) with check (true);
