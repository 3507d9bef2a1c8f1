-- Where the hourly device rollup differs from the readings, for these subjects: both rows as JSON, at most `most`.
create or replace function ops.verify_devices(tenant uuid, subjects text[], most int) returns table (place text, stored jsonb, expected jsonb)
language sql stable set enable_nestloop = off as $$
  with extent as (
    select d.subject, d.device, coalesce(s.zone, t.zone) as zone, least(x.at_from, y.at_from) as at_from, greatest(x.at_to, y.at_to) as at_to
    from fact.device d join core.tenant t on t.id = tenant
    left join fact.subject s on s.tenant_id = tenant and s.subject = d.subject
    left join lateral ops.extent_of(tenant, d.subject, d.device) x on true
    left join lateral (select min(r.hour) as at_from, max(r.hour) as at_to from rollup.devices_hourly r
      where r.tenant_id = tenant and r.subject = d.subject and r.device = d.device) y on true
    where d.tenant_id = tenant and d.subject = any (subjects) and coalesce(x.at_from, y.at_from) is not null
  ), region as (
    select array_agg(subject) as s, array_agg(device) as d, array_agg(ops.local_hour(at_from, zone)) as f,
      array_agg(ops.local_hour(at_to, zone) + interval '1 hour') as t from extent
  ), expected as (
    select to_jsonb(e) - 'tenant_id' as row from region r cross join lateral ops.fresh_devices(tenant, r.s, r.d, r.f, r.t) e
  ), stored as (
    select to_jsonb(r) - 'tenant_id' as row from rollup.devices_hourly r where r.tenant_id = tenant and r.subject = any (subjects)
  ), missing as (
    select row from expected except select row from stored
  ), extra as (
    select row from stored except select row from expected
  )
  select format('rollup.devices_hourly %s %s %s', coalesce(m.row, x.row)->>'subject', coalesce(m.row, x.row)->>'device', coalesce(m.row, x.row)->>'hour'), x.row, m.row
  from missing m full join extra x on (m.row->>'subject', m.row->>'device', m.row->>'hour') = (x.row->>'subject', x.row->>'device', x.row->>'hour')
  order by 1 limit most
$$;
