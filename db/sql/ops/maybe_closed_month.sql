-- A month before this one may be closed by a refresh that runs while a roller's transaction is open: so the roller
-- notes changes of these months, a day earlier than a refresh can close them.
create or replace function ops.maybe_closed_month() returns date
language sql stable as $$ select date_trunc('month', (now() at time zone 'UTC') + interval '1 day')::date $$;
