-- Refreshes one materialised view, in the caller's transaction: its pending notes go, the view is rebuilt from all that
-- is committed by then, its state is written. Readers are not blocked. Runs as the refresher, who owns the views.
create or replace function ops.refresh(of_view text) returns table (ms int, rows bigint, pending int)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  started timestamptz := clock_timestamp();
  filled boolean;
begin
  select c.relispopulated into filled from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'mat' and c.relname = of_view and c.relkind = 'm';
  if not found then raise exception 'There is no materialised view mat.%', of_view using errcode = '42P01'; end if;
  perform 1 from ops.mat_state s where s.view = of_view for update;
  delete from ops.mat_pending p where p.view = of_view;
  get diagnostics pending = row_count;
  update ops.mat_state s set closed_through = ops.closed_month() where s.view = of_view;
  execute format('refresh materialized view %s mat.%I', case when filled then 'concurrently' else '' end, of_view);
  execute format('select count(*) from mat.%I', of_view) into rows;
  ms := extract(epoch from clock_timestamp() - started) * 1000;
  update ops.mat_state s set refreshed_at = clock_timestamp(), ms = refresh.ms, rows = refresh.rows where s.view = of_view;
  return next;
end $$;
