-- JSON as RFC 8785 writes it: no spaces, keys sorted. What is stored was canonical when it was accepted, so that numbers and
-- texts need nothing.
create or replace function ops.canonical_json(value jsonb) returns text
language plpgsql immutable as $$
begin
  return case jsonb_typeof(value)
    when 'object' then (select '{' || coalesce(string_agg(to_json(e.key)::text || ':' || ops.canonical_json(e.value), ',' order by e.key collate "C"), '') || '}' from jsonb_each(value) e)
    when 'array' then (select '[' || coalesce(string_agg(ops.canonical_json(e.value), ',' order by e.n), '') || ']' from jsonb_array_elements(value) with ordinality e (value, n))
    else value::text
  end;
end $$;
