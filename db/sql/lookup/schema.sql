-- Which migrations this database has had, and what each that took something away needs a process to know (db/schema-standing.ts);
-- rows named `objects <hash>` are versions of functions, views and policies. Stays the owner's: only it sees inlay_meta.
create or replace function lookup.schema() returns table (name text, needs text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.name, m.needs from inlay_meta.migration m
$$;
revoke all on function lookup.schema() from public;
grant execute on function lookup.schema() to inlay_app, inlay_collector, inlay_pipeline;
