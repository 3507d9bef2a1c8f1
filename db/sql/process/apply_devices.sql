-- Devices: from their event, implicitly from a reading or as somebody's parent. Roles in the home follow from the tree
-- of parents; a change of role or gap limit marks all the device's readings.
create or replace function ops.apply_devices(tenant uuid, oldest timestamptz) returns void
language plpgsql as $$
begin
  insert into fact.device (tenant_id, subject, device, implicit)
    select tenant, n.subject, n.device, true
    from (
      select w.subject, w.data->>'deviceId' as device from pg_temp.work w where w.type in ('inlay.devices.reading.v1', 'inlay.devices.device.v1')
      union select w.subject, w.data->>'parentId' from pg_temp.work w where w.type = 'inlay.devices.device.v1'
    ) n
    where n.device is not null and not exists (select from fact.device d where d.tenant_id = tenant and d.subject = n.subject and d.device = n.device offset 0)
    order by 2, 3 on conflict do nothing;
  if not exists (select from pg_temp.work w where w.type = 'inlay.devices.device.v1') then return; end if;

  delete from pg_temp.settled;
  insert into pg_temp.settled select * from ops.settle_entities(tenant, 'device', 'inlay.devices.device.v1');

  with said as (
    select w.subject, w.data->>'deviceId' as device, e.deleted, w.data
    from pg_temp.settled s
    join fact.entity e on e.tenant_id = tenant and e.domain = 'device' and e.entity_id = s.entity_id
    join pg_temp.work w on w.type = 'inlay.devices.device.v1' and w.source = e.source and w.id = e.event_id
  ), before as materialized (
    select d.subject, d.device, d.gap_limit_s from fact.device d join said using (subject, device) where d.tenant_id = tenant
  ), changed as (
    update fact.device d set implicit = said.deleted,
      name = case when not said.deleted then said.data->>'name' end,
      kind = case when not said.deleted then said.data->>'kind' end,
      room = case when not said.deleted then said.data->>'room' end,
      parent = case when not said.deleted then said.data->>'parentId' end,
      gap_limit_s = case when said.deleted then 300 else coalesce((said.data->>'gapLimitSeconds')::int, 300) end,
      expected_s = case when not said.deleted then (said.data->>'expectedIntervalSeconds')::int end
    from said where d.tenant_id = tenant and d.subject = said.subject and d.device = said.device
    returning d.subject, d.device, d.gap_limit_s
  )
  insert into ops.mark (tenant_id, domain, subject, part, at_from, at_to, since)
  select tenant, 'devices', changed.subject, changed.device, '-infinity', 'infinity', oldest
  from changed join before using (subject, device)
  where changed.gap_limit_s <> before.gap_limit_s;

  perform ops.settle_roles(tenant, (select array_agg(distinct w.subject) from pg_temp.work w where w.type = 'inlay.devices.device.v1'), oldest);
end $$;
