-- Readings: device, channel and instant are the identity; the highest revision wins. Values become fixed point: mW and µJ.
-- A deleted reading stays as a tombstone, so that an older revision arriving late does not come back.
create or replace function ops.apply_readings(tenant uuid, oldest timestamptz) returns void
language plpgsql as $$
declare
  fresh int;
begin
  if not exists (select from pg_temp.work w where w.type = 'inlay.devices.reading.v1') then return; end if;

  if to_regclass('pg_temp.incoming') is null then
    create temp table incoming (like fact.reading) on commit delete rows;
  else
    delete from pg_temp.incoming;
  end if;
  insert into pg_temp.incoming (tenant_id, subject, device, channel, at, value, span_ms, quality, deleted, revision, source, event_id, event_time)
  select distinct on (w.subject, w.data->>'deviceId', c.channel, w.time)
    tenant, w.subject, w.data->>'deviceId', c.channel, w.time,
    case when c.deleted then 0 when c.channel = 'state' then (c.body->>'value' = 'on')::int
      else round((c.body->>'value')::numeric * case c.body->>'unit' when 'W' then 1e3 when 'kW' then 1e6 when 'mW' then 1
        when 'J' then 1e6 when 'MJ' then 1e12 when 'Wh' then 3.6e9 when 'kWh' then 3.6e12 end) end,
    case when c.channel = 'energy_interval' and not c.deleted then round((c.body->>'seconds')::numeric * 1000)::bigint end,
    w.data->>'quality', c.deleted, coalesce((w.data->>'revision')::int, 0), w.source, w.id, w.time
  from pg_temp.work w
  cross join lateral (
    select k.key as channel, k.value as body, coalesce((w.data->>'deleted')::boolean, false) as deleted
      from jsonb_each(coalesce(w.data->'channels', '{}')) k
    union all
    select a.channel, null, true from (values ('power'), ('energy_counter'), ('energy_interval'), ('state')) a (channel)
      where (w.data->>'deleted')::boolean and not w.data ? 'channels'
  ) c
  where w.type = 'inlay.devices.reading.v1'
  order by w.subject, w.data->>'deviceId', c.channel, w.time, coalesce((w.data->>'revision')::int, 0) desc, w.source collate "C" desc, w.id collate "C" desc;

  -- A device's first reading on a channel, in sorted order.
  with heard as (
    select distinct i.subject, i.device, i.channel from pg_temp.incoming i
  ), first as materialized (
    select h.subject, h.device, array_agg(h.channel) as channels from heard h
    cross join lateral (select x.channels from fact.device x where x.tenant_id = tenant and x.subject = h.subject and x.device = h.device offset 0) d
    where h.channel <> all (d.channels)
    group by 1, 2 order by 1, 2
  ), locked as materialized (
    select l.* from first f cross join lateral (
      select x.subject, x.device from fact.device x where x.tenant_id = tenant and x.subject = f.subject and x.device = f.device for update
    ) l
  )
  update fact.device d set channels = array(select distinct unnest(d.channels || f.channels) order by 1)
    from first f join locked using (subject, device)
    where d.tenant_id = tenant and d.subject = f.subject and d.device = f.device
      and d.subject = any (array(select subject from first));

  -- New ones first; what is left met an earlier revision, is locked in the same order, and replaces it where newer.
  insert into fact.reading as f select * from pg_temp.incoming i
    order by i.subject collate "C", i.device collate "C", i.channel, i.at on conflict do nothing;
  get diagnostics fresh = row_count;

  if fresh < (select count(*) from pg_temp.incoming) then
    perform 1 from (select * from pg_temp.incoming order by subject collate "C", device collate "C", channel, at) i
      cross join lateral (select from fact.reading f
        where f.tenant_id = tenant and f.subject = i.subject and f.device = i.device and f.channel = i.channel and f.at = i.at for update) f;
    with newer as materialized (
      select i.*, f.span_ms as old_span
      from pg_temp.incoming i
      cross join lateral (select * from fact.reading x
        where x.tenant_id = tenant and x.subject = i.subject and x.device = i.device and x.channel = i.channel and x.at = i.at offset 0) f
      where (i.revision, i.source collate "C", i.event_id collate "C") > (f.revision, f.source collate "C", f.event_id collate "C")
    ), replaced as (
      insert into fact.reading as f (tenant_id, subject, device, channel, at, value, span_ms, quality, deleted, revision, source, event_id, event_time)
      select n.tenant_id, n.subject, n.device, n.channel, n.at, n.value, n.span_ms, n.quality, n.deleted, n.revision, n.source, n.event_id, n.event_time
      from newer n
      on conflict (tenant_id, subject, device, channel, at) do update set value = excluded.value, span_ms = excluded.span_ms,
        quality = excluded.quality, deleted = excluded.deleted, revision = excluded.revision, source = excluded.source,
        event_id = excluded.event_id, event_time = excluded.event_time
    )
    insert into ops.mark (tenant_id, domain, subject, part, at_from, at_to, since)
    select tenant, 'devices', s.subject, s.device, s.at, s.at + coalesce(s.old_span, 0) * interval '1 millisecond', oldest from newer s;
  end if;

  insert into ops.mark (tenant_id, domain, subject, part, at_from, at_to, since)
  select tenant, 'devices', i.subject, i.device, min(i.at), max(i.at + coalesce(i.span_ms, 0) * interval '1 millisecond'), oldest
  from pg_temp.incoming i group by i.subject, i.device, date_trunc('hour', i.at);
end $$;
