-- Moves the work's events that break a business rule into quarantine. They give up their identity, so that they can be
-- sent again once mended. What was replayed from quarantine goes back to where it was, with the new reason. Returns how many.
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
    returning k.source, k.id, k.hash
  ), counted as (
    update raw.batch b set refused = b.refused + n.events
    from (select batch_id, count(*)::int as events from bad group by 1) n
    where b.tenant_id = tenant and b.id = n.batch_id and b.id = any (batches)
  ), back as (
    update raw.quarantine q set state = 'open', replayed_batch = null, replayed_ordinal = null,
      first_reason = coalesce(q.first_reason, raw.reason_of(q)), stage = 'process', code = b.verdict->>'code', path = b.verdict->>'path',
      message = b.verdict->>'message', schema_version = b.type, source = b.source, event_id = b.id
    from bad b
    where q.tenant_id = tenant and q.replayed_batch is not null and q.replayed_batch = any (batches) and q.state = 'replayed'
      and q.replayed_batch = b.batch_id and q.replayed_ordinal = b.ordinal
    returning q.id, b.batch_id, b.ordinal, b.verdict
  ), told as (
    insert into raw.quarantine_step (tenant_id, quarantine_id, actor, outcome, batch_id, ordinal, stage, code, path, message)
    select tenant, back.id, 'processing', 'refused', back.batch_id, back.ordinal, 'process', back.verdict->>'code', back.verdict->>'path', back.verdict->>'message'
    from back
  ), kept as (
    insert into raw.quarantine (tenant_id, id, batch_id, ordinal, stage, code, path, message, schema_version, source, event_id, raw, hash)
    select tenant, gen_random_uuid(), b.batch_id, b.ordinal, 'process', b.verdict->>'code', b.verdict->>'path', b.verdict->>'message',
      b.type, b.source, b.id,
      convert_to(ops.canonical_json(jsonb_build_object('specversion', '1.0', 'id', b.id, 'source', b.source, 'type', b.type, 'subject', b.subject,
        'time', to_char(b.time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'data', b.data)), 'UTF8'),
      freed.hash
    from bad b left join freed on freed.source = b.source and freed.id = b.id
    where not exists (select from back where back.batch_id = b.batch_id and back.ordinal = b.ordinal)
  )
  select count(*)::int into refused from bad;
  return refused;
end $$;
