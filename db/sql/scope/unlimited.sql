-- Whether the scope has no limits: the only one that sees what is of no dashboard. No scope: null, so no row passes.
create or replace function scope.unlimited() returns boolean
language sql stable parallel safe as $$ select scope.limits() = '"none"' $$;
