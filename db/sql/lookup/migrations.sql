-- Which migrations this database has had, for the readiness check. Stays the owner's: only it sees inlay_meta.
create or replace function lookup.migrations() returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.name from inlay_meta.migration m
$$;
revoke all on function lookup.migrations() from public;
grant execute on function lookup.migrations() to inlay_app, inlay_collector;
