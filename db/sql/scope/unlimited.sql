-- Whether the scope has no limits: the only one that sees what is of no dashboard. No scope: null, so no row passes.
-- (Like opens, unlocked and lock no SQL function: those would be put into each query and parsed with it every time.)
create or replace function scope.unlimited() returns boolean
language plpgsql stable parallel safe as $$ begin return scope.limits() = '"none"'; end $$;
