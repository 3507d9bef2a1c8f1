-- The months before this one are closed for every subject: the current month lies at or after it in every zone.
create or replace function ops.closed_month() returns date
language sql stable as $$ select date_trunc('month', (now() at time zone 'UTC') - interval '1 day')::date $$;
