-- Decides which revision of each entity is current, for entities whose id has no time in it, and locks them in sorted
-- order until commit. `also` names further entities to lock (a refund's payment). In: candidates from the work table, whose entity id is
-- entity_of(...). Out: the entities whose current revision changed, with where their facts lay before.
create or replace function ops.settle_entities(tenant uuid, of_domain text, of_type text, also text[] default '{}')
returns table (entity_id text, old_subject text, old_at timestamptz)
language plpgsql as $$
declare
  ids text[];
  fresh text[];
begin
  select array_agg(id order by id collate "C") into ids from (
    select ops.entity_of(w.type, w.subject, w.data) as id from pg_temp.work w where w.type = of_type
    union select unnest(also)
  ) named;
  if ids is null then return; end if;

  -- Those not heard of before are written at once as they are; those that are only named, as a place for what may come.
  with candidate as materialized (select * from ops.candidates(of_type)), written as (
    insert into fact.entity as e (tenant_id, domain, entity_id, revision, event_time, source, event_id, deleted, subject, at, refund_of)
      select tenant, of_domain, t.id, coalesce(c.revision, -1), coalesce(c.time, '-infinity'), coalesce(c.source, ''), coalesce(c.event_id, ''),
        coalesce(c.deleted, false), coalesce(c.subject, ''), c.at, c.refund_of
      from unnest(ids) with ordinality t (id, n) left join candidate c on c.id = t.id order by n
      on conflict do nothing
    returning e.entity_id
  )
  select coalesce(array_agg(written.entity_id), '{}') into fresh from written;
  return query select f.id, null::text, null::timestamptz from unnest(fresh) f (id) join ops.candidates(of_type) c on c.id = f.id;
  if cardinality(fresh) = cardinality(ids) then return; end if;

  select array_agg(known.id order by known.id collate "C") into ids from (select unnest(ids) except select unnest(fresh)) known (id);
  perform 1 from fact.entity e where e.tenant_id = tenant and e.domain = of_domain and e.entity_id = any (ids)
    order by e.entity_id collate "C" for update;

  return query
  with before as materialized (
    select e.entity_id, e.revision, e.event_time, e.source, e.event_id, e.subject, e.at
    from fact.entity e where e.tenant_id = tenant and e.domain = of_domain and e.entity_id = any (ids)
  ), won as (
    update fact.entity e set revision = c.revision, event_time = c.time, source = c.source, event_id = c.event_id, deleted = c.deleted,
      subject = c.subject, at = c.at, refund_of = c.refund_of
    from ops.candidates(of_type) c join before b on b.entity_id = c.id
    where e.tenant_id = tenant and e.domain = of_domain and e.entity_id = c.id and e.entity_id = any (ids)
      and (c.revision, c.time, c.source collate "C", c.event_id collate "C") > (b.revision, b.event_time, b.source collate "C", b.event_id collate "C")
    returning e.entity_id
  )
  select won.entity_id, nullif(before.subject, ''), before.at from won join before using (entity_id);
end $$;
