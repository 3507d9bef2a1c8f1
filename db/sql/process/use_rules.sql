-- Whoever processes payments holds this until commit, so that rules never change under it: once a new set is committed, all
-- that was processed by the former one is committed too, and a run over the past finds it.
create or replace function ops.use_rules(tenant uuid) returns void
language sql as $$ select pg_advisory_xact_lock_shared(hashtext('inlay:rules'), hashtext(tenant::text)) $$;
