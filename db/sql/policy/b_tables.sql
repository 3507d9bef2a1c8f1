-- Row level security of every tenant table: app and collector see the tenant in scope (app also only the subject in
-- scope, of figures and of what a viewer chose), pipeline, refresher and owner see all, by name, so that no view is ever
-- silently built empty. People and their settings are their tenant's: which of them is whose is asked by permission.
do $$
declare
  whole constant text := 'to inlay_pipeline, inlay_refresher, inlay_owner using (true) with check (true)';
  pattern constant text := 'to %1$s using (%2$s) with check (%2$s)';
  own text;
  t record;
  wanted text[] := '{}';
  former record;
begin
  for t in
    select c.oid::regclass as name, n.nspname as schema, c.relrowsecurity and c.relforcerowsecurity as secured,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'subject' and not a.attisdropped) as has_subject
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('core', 'raw', 'fact', 'rollup', 'ops') and c.relkind in ('r', 'p') and not c.relispartition
      and (c.oid = 'core.tenant'::regclass or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped))
  loop
    if not t.secured then
      execute format('alter table %s enable row level security', t.name);
      execute format('alter table %s force row level security', t.name);
    end if;
    own := case when t.name = 'core.tenant'::regclass then 'id' else 'tenant_id' end || ' = nullif(current_setting(''app.tenant_id'', true), '''')::uuid';
    perform ops.ensure_policy(t.name, 'whole', whole);
    perform ops.ensure_policy(t.name, 'collector', format(pattern, 'inlay_collector', own));
    perform ops.ensure_policy(t.name, 'app', format(pattern, 'inlay_app',
      own || case when t.has_subject and (t.schema in ('fact', 'rollup') or t.name = 'core.subject_choice'::regclass) then ' and scope.allows(subject)' else '' end));
    wanted := wanted || array[t.name || ' whole', t.name || ' collector', t.name || ' app'];
  end loop;

  -- The look-ups before a scope exists (db/sql/lookup), and the trail they leave.
  perform ops.ensure_policy('core.tenant', 'lookup', 'for select to inlay_lookup using (true)');
  perform ops.ensure_policy('core.user_account', 'lookup', 'to inlay_lookup using (true) with check (true)');
  perform ops.ensure_policy('core.api_key', 'lookup', 'to inlay_lookup using (true) with check (true)');
  perform ops.ensure_policy('core.audit', 'lookup', 'for insert to inlay_lookup with check (true)');
  perform ops.ensure_policy('core.invitation', 'lookup', 'to inlay_lookup using (true) with check (true)');
  perform ops.ensure_policy('core.mail_outbox', 'lookup', 'for insert to inlay_lookup with check (true)');
  perform ops.ensure_policy('core.embed_settings', 'lookup', 'for select to inlay_lookup using (true)');
  perform ops.ensure_policy('core.embed_key', 'lookup', 'for select to inlay_lookup using (true)');
  perform ops.ensure_policy('core.embed_session', 'lookup', 'to inlay_lookup using (true) with check (true)');
  perform ops.ensure_policy('core.embed_ticket', 'lookup', 'to inlay_lookup using (true) with check (true)');
  wanted := wanted || array['core.tenant lookup', 'core.user_account lookup', 'core.api_key lookup', 'core.audit lookup',
    'core.invitation lookup', 'core.mail_outbox lookup', 'core.embed_settings lookup', 'core.embed_key lookup',
    'core.embed_session lookup', 'core.embed_ticket lookup'];

  for former in
    select p.polrelid::regclass as name, p.polname from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('core', 'raw', 'fact', 'rollup', 'ops') and p.polrelid::regclass || ' ' || p.polname <> all (wanted)
  loop
    execute format('drop policy %I on %s', former.polname, former.name);
  end loop;
end $$;
