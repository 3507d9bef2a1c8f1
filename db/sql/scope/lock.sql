-- The values that rows must have in a dimension, or null where it is not locked. A row without a value has none of them: a
-- view compares `coalesce((select scope.lock('<dimension>')) ? coalesce(<column>, ''), true)`, beside scope.opens.
create or replace function scope.lock(dimension text) returns jsonb
language plpgsql stable parallel safe as $$ begin return (scope.limits()->'filters'->dimension) - ''; end $$;
