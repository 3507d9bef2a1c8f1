-- The same for devices: recomputes the local hours of the dirty regions and writes the differences. Stored hours are
-- compared over the whole region, so that hours of a former zone disappear.
create or replace function ops.roll_devices(tenant uuid, subjects text[], devices text[], hours_from timestamptz[], hours_to timestamptz[])
returns table (subject text, changed int)
language sql as $$
  with fresh as materialized (
    select * from ops.fresh_devices(tenant, subjects, devices, hours_from, hours_to)
  ), stored as materialized (
    select r.old, r.place from unnest(subjects, devices, hours_from, hours_to) d (subject, device, hour_from, hour_to)
    cross join lateral (
      select x as old, x.ctid as place from rollup.devices_hourly x
      where x.tenant_id = tenant and x.subject = d.subject and x.device = d.device and x.hour >= d.hour_from and x.hour < d.hour_to offset 0
    ) r
  ), gone as (
    -- By place: under the roll lock nothing else moves these rows.
    delete from rollup.devices_hourly r where r.ctid = any (array(
      select s.place from stored s where not exists (
        select from fresh f where (f.subject, f.device, f.hour) = ((s.old).subject, (s.old).device, (s.old).hour))))
    returning r.subject, r.day
  ), written as (
    insert into rollup.devices_hourly as r
    select * from (select * from fresh except select (s.old).* from stored s) f
    order by f.subject, f.device, f.hour
    on conflict (tenant_id, subject, device, hour) do update
      set day = excluded.day, hour_of_day = excluded.hour_of_day, role = excluded.role, energy_uj = excluded.energy_uj,
        covered_ms = excluded.covered_ms, on_ms = excluded.on_ms, starts = excluded.starts, peak_mw = excluded.peak_mw,
        peak_at = excluded.peak_at, readings = excluded.readings
    returning r.subject, r.day
  ), before as (
    -- An hour that moved to another day or role leaves its old month too.
    select (s.old).subject, (s.old).day from stored s
    join fresh f on (f.subject, f.device, f.hour) = ((s.old).subject, (s.old).device, (s.old).hour) where f.day <> (s.old).day
  ), touched as materialized (
    select * from gone union all select * from written union all select * from before
  ), pending as (
    insert into ops.mat_pending (tenant_id, view, subject, month)
    select distinct tenant, 'devices_tenant_month', '', date_trunc('month', t.day)::date from touched t
    union all
    select distinct tenant, 'devices_subject_month', t.subject, date_trunc('month', t.day)::date from touched t where t.day < ops.maybe_closed_month()
  )
  select t.subject, count(*)::int from touched t group by t.subject
$$;
