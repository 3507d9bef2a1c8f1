-- Of each entity that the work table's events of a type speak of, the highest revision among them.
create or replace function ops.candidates(of_type text)
returns table (id text, revision int, "time" timestamptz, source text, event_id text, subject text, deleted boolean, at timestamptz, refund_of text)
language sql stable as $$
  select distinct on (c.id) * from (
    select ops.entity_of(w.type, w.subject, w.data) as id, coalesce((w.data->>'revision')::int, 0) as revision, w.time, w.source, w.id as event_id,
      w.subject, coalesce((w.data->>'deleted')::boolean, false) as deleted, coalesce((w.data->>'occurredAt')::timestamptz, w.time) as at,
      w.data->>'refundOf' as refund_of
    from pg_temp.work w where w.type = of_type
  ) c
  order by c.id, c.revision desc, c.time desc, c.source collate "C" desc, c.event_id collate "C" desc
$$;
