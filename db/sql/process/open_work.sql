-- The session's work tables: the events one claim or backfill is about. Made once per session, emptied at each commit.
create or replace function ops.open_work() returns void
language plpgsql as $$
begin
  if to_regclass('pg_temp.work') is null then
    create temp table work (
      batch_id uuid not null, ordinal int not null, source text not null, id text not null, type text not null,
      subject text not null, time timestamptz not null, data jsonb not null
    ) on commit delete rows;
    -- What a settling of entities changed, and where their facts lay before.
    create temp table settled (entity_id text not null, old_subject text, old_at timestamptz) on commit delete rows;
  else
    delete from pg_temp.work;
  end if;
end $$;
