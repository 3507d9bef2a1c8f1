-- Roles of the cluster, none of which may sign in: a connection's login acts as one of them from its startup on.
-- The login that migrates must be a superuser or have CREATEROLE; any other login is granted just the roles it needs.
do $$
declare name text;
begin
  foreach name in array array['inlay_owner', 'inlay_app', 'inlay_collector', 'inlay_pipeline', 'inlay_refresher', 'inlay_lookup'] loop
    if not exists (select from pg_roles where rolname = name) then
      begin
        execute format('create role %I nologin nobypassrls', name);
      exception when duplicate_object or unique_violation then null; -- another database of this cluster was quicker
      end;
    end if;
    if not pg_has_role(current_user, name, 'member') then
      execute format('grant %I to %I', name, current_user);
    end if;
  end loop;
  if not pg_has_role('inlay_owner', 'inlay_refresher', 'member') then grant inlay_refresher, inlay_lookup to inlay_owner; end if;
  execute format('grant create on database %I to inlay_owner', current_database());
end $$;
