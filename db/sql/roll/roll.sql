-- Rolls up to max_marks marks of one tenant, in one transaction: lock the tenant's roll lock, take marks, and in later
-- statements (which see all that was committed by then) recompute what they touch and write the differences. Tells open
-- dashboards. marks = 0: nothing was waiting, or a roll has failed and the time of the next one has not come.
create or replace function ops.roll(tenant uuid, max_marks int)
returns table (marks int, changed int, watermark timestamptz)
language plpgsql
-- A new tenant's rows are not in the statistics yet, so that the planner expects one row and would loop over thousands:
-- joins are hashed, and index look-ups by key are written as laterals. Those go by an index also where a rollup is empty yet:
-- another roller may fill it while this one is at it, and each look-up would then go through all that is there. And plans are
-- kept: making them for each call took most of the time of a small roll.
set enable_nestloop = off set enable_seqscan = off set plan_cache_mode = force_generic_plan
as $$
declare
  taken record;
  spending_subjects text[]; spending_days date[];
  device_subjects text[]; device_ids text[]; device_from timestamptz[]; device_to timestamptz[];
  told text[];
  wrote int := 0;
  wrote_now int;
begin
  insert into ops.roll_lock (tenant_id) values (tenant) on conflict do nothing;
  perform 1 from ops.roll_lock l where l.tenant_id = tenant for update;
  marks := 0; changed := 0;
  if exists (select from ops.roll_failure f where f.tenant_id = tenant and f.next_attempt_at > clock_timestamp()) then return next; return; end if;

  with gone as (
    delete from ops.mark m where m.tenant_id = tenant
      and m.id in (select o.id from ops.mark o where o.tenant_id = tenant order by o.id limit max_marks)
    returning m.*
  )
  select count(*)::int as marks, max(g.since) as watermark,
    coalesce(array_agg(g.subject) filter (where g.domain = 'spending'), '{}') as s_subject,
    coalesce(array_agg(g.at_from) filter (where g.domain = 'spending'), '{}') as s_from,
    coalesce(array_agg(g.at_to) filter (where g.domain = 'spending'), '{}') as s_to,
    coalesce(array_agg(g.subject) filter (where g.domain = 'devices'), '{}') as d_subject,
    coalesce(array_agg(g.part) filter (where g.domain = 'devices'), '{}') as d_device,
    coalesce(array_agg(g.at_from) filter (where g.domain = 'devices'), '{}') as d_from,
    coalesce(array_agg(g.at_to) filter (where g.domain = 'devices'), '{}') as d_to
    into taken from gone g;
  marks := taken.marks; watermark := taken.watermark;
  if marks = 0 then return next; return; end if;

  if cardinality(taken.s_subject) > 0 then
    select array_agg(d.subject), array_agg(d.day) into spending_subjects, spending_days
      from ops.dirty_days(tenant, taken.s_subject, taken.s_from, taken.s_to) d;
    select array_agg(r.subject), coalesce(sum(r.changed), 0) into told, wrote_now from ops.roll_spending(tenant, spending_subjects, spending_days) r;
    wrote := wrote + wrote_now;
    perform ops.tell(tenant, 'spending', told);
  end if;
  if cardinality(taken.d_subject) > 0 then
    select array_agg(h.subject), array_agg(h.device), array_agg(h.hour_from), array_agg(h.hour_to)
      into device_subjects, device_ids, device_from, device_to
      from ops.dirty_hours(tenant, taken.d_subject, taken.d_device, taken.d_from, taken.d_to) h;
    select array_agg(r.subject), coalesce(sum(r.changed), 0) into told, wrote_now from ops.roll_devices(tenant, device_subjects, device_ids, device_from, device_to) r;
    wrote := wrote + wrote_now;
    perform ops.tell(tenant, 'devices', told);
  end if;
  delete from ops.roll_failure f where f.tenant_id = tenant;
  changed := wrote;
  return next;
end $$;
