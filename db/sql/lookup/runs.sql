-- Runs of the whole platform, for operators, the newest first. Nobody else gets a row.
create or replace function lookup.runs(operator uuid, of_kind text, of_state text, before_at timestamptz, before_id uuid, page_size int)
returns table (id uuid, tenant text, kind text, target text, started_at timestamptz, ms int, rows_in bigint, rows_out bigint, watermark timestamptz, state text, error text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.id, t.slug, r.kind, r.target, r.started_at, r.ms, r.rows_in, r.rows_out, r.watermark, r.state, r.error
  from ops.run r left join core.tenant t on t.id = r.tenant_id
  where exists (select from core.user_account u where u.id = operator and u.role = 'operator' and u.status = 'active')
    and (of_kind is null or r.kind = of_kind) and (of_state is null or r.state = of_state)
    and (before_at is null or (r.started_at, r.id) < (before_at, before_id))
  order by r.started_at desc, r.id desc
  limit page_size
$$;
revoke all on function lookup.runs(uuid, text, text, timestamptz, uuid, int) from public;
grant execute on function lookup.runs(uuid, text, text, timestamptz, uuid, int) to inlay_app;
