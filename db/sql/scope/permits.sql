-- Whether a lock (of scope.lock: null where there is none) permits a row with this value. Each argument stands once, so
-- that it is put into the query and the lock is asked for once, not per row.
create or replace function scope.permits(lock jsonb, value text) returns boolean
language sql immutable parallel safe as $$ select coalesce(lock ? coalesce(value, ''), true) $$;
