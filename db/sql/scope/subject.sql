-- The one subject in scope, or null: then no subject is equal to it. A view's fence asks once a query and not once a row,
-- `(select scope.whole()) or <column> = (select scope.subject())`, which says the same of each row as scope.allows.
create or replace function scope.subject() returns text
language sql stable parallel safe as $$
  select case when current_setting('app.subject_mode', true) = 'one' then current_setting('app.subject', true) end
$$;
