-- Subjects: known by name from their event, implicitly from anything else. A change of zone marks all their data.
create or replace function ops.apply_subjects(tenant uuid, oldest timestamptz) returns void
language plpgsql as $$
declare
  rezoned text[];
begin
  insert into fact.subject (tenant_id, subject)
    select tenant, w.subject from (select distinct subject from pg_temp.work) w
    where not exists (select from fact.subject s where s.tenant_id = tenant and s.subject = w.subject offset 0)
    order by 2 on conflict do nothing;
  -- A subject's zone and its tree of devices are read and written as a whole, so one at a time; locked here, before
  -- anything else, so that two workers never wait for each other crosswise.
  perform 1 from (
      select distinct w.subject from pg_temp.work w where w.type in ('inlay.core.subject.v1', 'inlay.devices.device.v1') order by 1
    ) n cross join lateral (select from fact.subject s where s.tenant_id = tenant and s.subject = n.subject for update) locked;
  if not exists (select from pg_temp.work w where w.type = 'inlay.core.subject.v1') then return; end if;

  delete from pg_temp.settled;
  insert into pg_temp.settled select * from ops.settle_entities(tenant, 'subject', 'inlay.core.subject.v1');

  with said as (
    select e.entity_id as subject, case when not e.deleted then w.data->>'name' end as name, case when not e.deleted then w.data->>'timeZone' end as zone
    from pg_temp.settled s
    join fact.entity e on e.tenant_id = tenant and e.domain = 'subject' and e.entity_id = s.entity_id
    join pg_temp.work w on w.type = 'inlay.core.subject.v1' and w.source = e.source and w.id = e.event_id
  ), before as materialized (
    select s.subject, s.zone from fact.subject s join said using (subject) where s.tenant_id = tenant
  ), changed as (
    update fact.subject s set name = said.name, zone = said.zone from said where s.tenant_id = tenant and s.subject = said.subject
    returning s.subject, s.zone
  )
  select array_agg(changed.subject) into rezoned from changed join before using (subject) where changed.zone is distinct from before.zone;

  perform ops.mark_subjects(tenant, rezoned, oldest);
end $$;
