-- Puts a batch of the tenant in scope that was given up back among those to be processed, with all its attempts before it.
-- False when there is none such. Runs as the owner: app changes nothing in raw otherwise.
create or replace function core.retry_batch(batch uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update raw.batch b set state = 'ready', attempts = 0, next_attempt_at = null
    where b.tenant_id = scope.tenant() and scope.whole() and b.id = retry_batch.batch and b.state = 'failed';
  return found;
end $$;
revoke all on function core.retry_batch(uuid) from public;
grant execute on function core.retry_batch(uuid) to inlay_app;
