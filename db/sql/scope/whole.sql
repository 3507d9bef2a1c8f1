-- Whether the scope covers all subjects of the tenant (and so figures of the tenant as a whole).
create or replace function scope.whole() returns boolean
language sql stable parallel safe as $$ select coalesce(current_setting('app.subject_mode', true) = 'all', false) $$;
