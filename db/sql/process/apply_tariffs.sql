-- Tariffs of homes, from their event. Costs are computed when asked, so nothing is marked: open dashboards are told.
create or replace function ops.apply_tariffs(tenant uuid) returns void
language plpgsql as $$
declare
  told text[];
begin
  if not exists (select from pg_temp.work w where w.type = 'inlay.devices.tariff.v1') then return; end if;

  delete from pg_temp.settled;
  insert into pg_temp.settled select * from ops.settle_entities(tenant, 'tariff', 'inlay.devices.tariff.v1');

  with said as (
    select w.subject, w.data->>'tariffId' as tariff, e.deleted, w.data
    from pg_temp.settled s
    join fact.entity e on e.tenant_id = tenant and e.domain = 'tariff' and e.entity_id = s.entity_id
    join pg_temp.work w on w.type = 'inlay.devices.tariff.v1' and w.source = e.source and w.id = e.event_id
  ), gone as (
    delete from fact.tariff t using said where said.deleted and t.tenant_id = tenant and t.subject = said.subject and t.tariff = said.tariff
    returning t.subject
  ), written as (
    insert into fact.tariff as t (tenant_id, subject, tariff, name, currency, valid_from, valid_to, plan)
    select tenant, said.subject, said.tariff, coalesce(said.data->>'name', said.tariff), said.data->>'currency',
      (said.data->>'validFrom')::date, (said.data->>'validTo')::date, said.data->'plan'
    from said where not said.deleted
    order by said.subject, said.tariff
    on conflict (tenant_id, subject, tariff) do update set name = excluded.name, currency = excluded.currency,
      valid_from = excluded.valid_from, valid_to = excluded.valid_to, plan = excluded.plan
    returning t.subject
  )
  select array_agg(distinct c.subject) into told from (select * from gone union all select * from written) c;
  perform ops.tell(tenant, 'devices', told);
end $$;
