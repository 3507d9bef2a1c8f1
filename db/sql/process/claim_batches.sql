-- Takes ready batches of a tenant, oldest first, up to about max_events events, and marks them done: the work follows
-- in the same transaction. Batches another worker holds are passed over. Returns their ids.
create or replace function ops.claim_batches(tenant uuid, max_events int, only_batch uuid default null) returns uuid[]
language plpgsql as $$
declare
  ready cursor for
    select b.id, b.accepted from raw.batch b
    where b.tenant_id = tenant and b.state = 'ready' and (b.next_attempt_at is null or b.next_attempt_at <= clock_timestamp())
      and (only_batch is null or b.id = only_batch)
    order by b.received_at, b.id
    for update skip locked;
  taken uuid[] := '{}';
  total int := 0;
  batch record;
begin
  open ready;
  loop
    fetch ready into batch; -- one by one, so that no batch is locked that is not taken
    exit when not found;
    taken := taken || batch.id;
    total := total + batch.accepted;
    exit when total >= max_events or cardinality(taken) >= 2000;
  end loop;
  close ready;
  update raw.batch b set state = 'done', processed_at = clock_timestamp(), attempts = b.attempts + 1, error = null, next_attempt_at = null
    where b.tenant_id = tenant and b.id = any (taken);
  return taken;
end $$;
