-- Counts one more try under a key (a hash), unless there were too many in the window.
-- @returns 0 when it was counted, else the seconds to wait
create or replace function lookup.throttle(key text, most int, window_seconds int) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  since timestamptz;
  nth timestamptz;
begin
  perform pg_advisory_xact_lock(hashtextextended('inlay:throttle:' || key, 0));
  since := clock_timestamp() - make_interval(secs => window_seconds);
  select a.at into nth from core.sign_in_attempt a where a.throttle_key = key and a.at > since order by a.at desc offset most - 1 limit 1;
  if nth is not null then
    return greatest(1, ceil(extract(epoch from nth - since))::int);
  end if;
  delete from core.sign_in_attempt a where a.throttle_key = key and a.at <= since;
  insert into core.sign_in_attempt (throttle_key, at) values (key, clock_timestamp());
  return 0;
end $$;
alter function lookup.throttle(text, int, int) owner to inlay_lookup;
revoke all on function lookup.throttle(text, int, int) from public;
grant execute on function lookup.throttle(text, int, int) to inlay_app;
