-- The nearest device above one of the scope's that the locks keep, so that nothing counts twice; null where there is none.
-- Parents may form a ring.
create or replace function scope.kept_parent(of_subject text, of_device text) returns text
language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
  with recursive above (device, depth) as (
    select d.parent, 1 from fact.device d
      where d.tenant_id = scope.tenant() and scope.allows(d.subject) and d.subject = of_subject and d.device = of_device
    union all
    select d.parent, a.depth + 1 from above a
      join fact.device d on d.tenant_id = scope.tenant() and d.subject = of_subject and d.device = a.device and a.depth < 100
  )
  select k.device from above a join scope.kept_devices() k on k.subject = of_subject and k.device = a.device order by a.depth limit 1
$$;
