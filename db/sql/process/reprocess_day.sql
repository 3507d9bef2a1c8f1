-- Settles again, from all their raw events, the entities that events of one UTC day speak of; removes facts that no
-- event supports; marks all touched places. Returns how many events were read.
create or replace function ops.reprocess_day(tenant uuid, day date) returns int
language plpgsql
-- A new tenant's rows are not in the statistics yet, so that the planner expects one row and would loop over thousands:
-- joins are hashed, and index look-ups by key are written as laterals.
set enable_nestloop = off set plan_cache_mode = force_custom_plan
as $$
declare
  day_from timestamptz := day::timestamp at time zone 'UTC';
  day_to timestamptz := (day + 1)::timestamp at time zone 'UTC';
  events int;
begin
  perform ops.open_work();
  insert into pg_temp.work (batch_id, ordinal, source, id, type, subject, time, data)
    select e.batch_id, e.ordinal, e.source, e.id, e.type, e.subject, e.time, e.data
    from raw.event e join raw.batch b on b.tenant_id = tenant and b.id = e.batch_id and b.state = 'done'
    where e.tenant_id = tenant and e.time >= day_from and e.time < day_to;
  -- All revisions of a reading carry its instant, so they lie in this day. Of other entities the current revision may
  -- come from an event of another day: it is a candidate too.
  insert into pg_temp.work (batch_id, ordinal, source, id, type, subject, time, data)
    select r.batch_id, r.ordinal, r.source, r.id, r.type, r.subject, r.time, r.data
    from (select distinct split_part(w.type, '.', 3) as domain, ops.entity_of(w.type, w.subject, w.data) as entity from pg_temp.work w) named
    join fact.entity e on e.tenant_id = tenant and e.domain = named.domain and e.entity_id = named.entity
    join raw.event_key k on k.tenant_id = tenant and k.source = e.source and k.id = e.event_id
    join raw.event r on r.tenant_id = tenant and r.batch_id = k.batch_id and r.ordinal = k.ordinal and r.time = k.time
    where r.time < day_from or r.time >= day_to;
  select count(*) into events from pg_temp.work;

  -- Forget what is current, keeping the places, so that the settling writes everything anew.
  update fact.entity e set revision = -1, event_time = '-infinity', source = '', event_id = ''
    from (
      select distinct split_part(w.type, '.', 3) as domain, ops.entity_of(w.type, w.subject, w.data) as entity from pg_temp.work w
    ) named
    where e.tenant_id = tenant and e.domain = named.domain and e.entity_id = named.entity;
  insert into ops.mark (tenant_id, domain, subject, part, at_from, at_to, since)
    select tenant, 'devices', f.subject, f.device, min(f.at), max(f.at + coalesce(f.span_ms, 0) * interval '1 millisecond'), now()
    from fact.reading f where f.tenant_id = tenant and f.at >= day_from and f.at < day_to group by f.subject, f.device;
  delete from fact.reading f where f.tenant_id = tenant and f.at >= day_from and f.at < day_to;

  perform ops.apply_work(tenant, now());
  return events;
end $$;
