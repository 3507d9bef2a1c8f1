-- The limits in scope, or null where there is no scope: then no row passes.
create or replace function scope.limits() returns jsonb
language sql stable parallel safe as $$ select nullif(current_setting('app.limits', true), '')::jsonb $$;
