-- The values that rows must have in a dimension, or null where it is not locked. A row without a value has none of them.
create or replace function scope.lock(dimension text) returns jsonb
language sql stable parallel safe as $$ select (scope.limits()->'filters'->dimension) - '' $$;
