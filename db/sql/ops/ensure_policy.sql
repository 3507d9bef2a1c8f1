-- Makes a policy as said, unless it is there just so (its definition's hash is its comment): a policy that is dropped and
-- made anew locks out the readers and writers of its table, so an upgrade touches only those that changed.
create or replace function ops.ensure_policy(on_table regclass, name text, definition text) returns void
language plpgsql as $$
declare
  there oid := (select p.oid from pg_policy p where p.polrelid = on_table and p.polname = name);
begin
  if there is not null and obj_description(there, 'pg_policy') = md5(definition) then return; end if;
  if there is not null then execute format('drop policy %I on %s', name, on_table); end if;
  execute format('create policy %I on %s %s', name, on_table, definition);
  execute format('comment on policy %I on %s is %L', name, on_table, md5(definition));
end $$;
