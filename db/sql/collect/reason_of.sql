-- Why an event is in quarantine now, to be kept when another reason takes its place.
create or replace function raw.reason_of(q raw.quarantine) returns jsonb
language sql immutable as $$
  select jsonb_build_object('stage', q.stage, 'code', q.code, 'path', q.path, 'message', q.message, 'schemaVersion', q.schema_version)
$$;
