-- The tenant in scope, or null: then every comparison with it is null and no row passes.
create or replace function scope.tenant() returns uuid
language sql stable parallel safe as $$ select nullif(current_setting('app.tenant_id', true), '')::uuid $$;
