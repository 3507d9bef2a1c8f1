-- Whether a row of this subject is in scope. No scope: null, so no row passes. For policies and look-ups of a few rows; a view
-- asks once a query (scope.subject).
create or replace function scope.allows(subject text) returns boolean
language sql stable parallel safe as $$
  select case current_setting('app.subject_mode', true)
    when 'all' then true
    when 'one' then subject = current_setting('app.subject', true)
  end
$$;
