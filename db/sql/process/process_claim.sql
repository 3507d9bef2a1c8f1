-- One claim, in one transaction: batches taken and done, business rules, facts, marks. Exactly once as seen in the
-- figures: it commits whole or leaves its batches ready. batches = 0: nothing was ready. ids: of the batches.
drop function if exists ops.process_claim(uuid, int, uuid); -- made anew with the ids beside the rest
create function ops.process_claim(tenant uuid, max_events int, only_batch uuid default null)
returns table (batches int, events int, refused int, watermark timestamptz, ids uuid[])
language plpgsql
-- A new tenant's rows are not in the statistics yet, so that the planner expects one row and would loop over thousands:
-- joins are hashed, and index look-ups by key are written as laterals. Plans are kept, which took most of the time of a small
-- claim; so they must be good for a table that was empty when they were made: by an index, never through all of it.
set enable_nestloop = off set enable_seqscan = off set plan_cache_mode = force_generic_plan
as $$
declare
  taken uuid[] := ops.claim_batches(tenant, max_events, only_batch);
  oldest timestamptz;
  first_time timestamptz;
  last_time timestamptz;
begin
  if cardinality(taken) = 0 then return query select 0, 0, 0, null::timestamptz, taken; return; end if;
  select min(b.received_at), max(b.received_at),
      min(coalesce(b.time_from, '-infinity')), max(coalesce(b.time_to, 'infinity'))
    into oldest, watermark, first_time, last_time
    from raw.batch b where b.tenant_id = tenant and b.id = any (taken);

  perform ops.open_work();
  insert into pg_temp.work (batch_id, ordinal, source, id, type, subject, time, data)
    select e.batch_id, e.ordinal, e.source, e.id, e.type, e.subject, e.time, e.data
    from raw.event e where e.tenant_id = tenant and e.batch_id = any (taken) and e.time >= first_time and e.time <= last_time;
  get diagnostics events = row_count;

  refused := ops.refuse(tenant, taken);
  perform ops.apply_work(tenant, oldest);
  batches := cardinality(taken);
  ids := taken;
  return next;
end $$;
