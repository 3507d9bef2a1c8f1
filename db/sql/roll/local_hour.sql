-- The start of the local hour an instant lies in. Exact where zones change by whole hours; where a change is of half an
-- hour, the two halves of the repeated hour still get starts of their own.
create or replace function ops.local_hour(at timestamptz, zone text) returns timestamptz
language sql stable parallel safe as $$
  select at - make_interval(secs => (extract(epoch from at at time zone zone) % 3600)::double precision)
$$;
