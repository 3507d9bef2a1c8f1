-- Moves the work's events that break a business rule into quarantine. They give up their identity, so that they can be
-- sent again once mended. Returns how many.
create or replace function ops.refuse(tenant uuid, batches uuid[]) returns int
language plpgsql as $$
declare
  refused int;
begin
  with bad as (
    delete from pg_temp.work w using (
      select v.batch_id, v.ordinal, ops.verdict(v.type, v.subject, v.data) as verdict from pg_temp.work v where ops.may_break_rules(v.data)
    ) judged
    where judged.verdict is not null and w.batch_id = judged.batch_id and w.ordinal = judged.ordinal
    returning w.*, judged.verdict
  ), gone as (
    delete from raw.event e using bad b where e.tenant_id = tenant and e.batch_id = any (batches) and e.batch_id = b.batch_id and e.ordinal = b.ordinal and e.time = b.time
  ), freed as (
    delete from raw.event_key k using bad b where k.tenant_id = tenant and k.source = b.source and k.id = b.id
      and k.id = any (array(select id from bad)) and k.source = any (array(select source from bad))
  ), counted as (
    update raw.batch b set refused = b.refused + n.events
    from (select batch_id, count(*)::int as events from bad group by 1) n
    where b.tenant_id = tenant and b.id = n.batch_id and b.id = any (batches)
  )
  insert into raw.quarantine (tenant_id, id, batch_id, ordinal, stage, code, path, message, schema_version, source, event_id, raw)
  select tenant, gen_random_uuid(), b.batch_id, b.ordinal, 'process', b.verdict->>'code', b.verdict->>'path', b.verdict->>'message',
    b.type, b.source, b.id,
    convert_to(jsonb_build_object('specversion', '1.0', 'id', b.id, 'source', b.source, 'type', b.type, 'subject', b.subject,
      'time', to_char(b.time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'data', b.data)::text, 'UTF8')
  from bad b;
  get diagnostics refused = row_count;
  return refused;
end $$;
