-- Decides which revision of each entity is current, for entities whose id has no time in it, and locks them in sorted
-- order until commit. `also` names further entities to lock (a refund's payment). In: candidates from the work table, whose entity id is
-- entity_of(...). Out: the entities whose current revision changed, with where their facts lay before.
create or replace function ops.settle_entities(tenant uuid, of_domain text, of_type text, also text[] default '{}')
returns table (entity_id text, old_subject text, old_at timestamptz)
language plpgsql as $$
declare
  ids text[];
begin
  select array_agg(id order by id collate "C") into ids from (
    select ops.entity_of(w.type, w.subject, w.data) as id from pg_temp.work w where w.type = of_type
    union select unnest(also)
  ) named;
  if ids is null then return; end if;

  insert into fact.entity as e (tenant_id, domain, entity_id, revision, event_time, source, event_id)
    select tenant, of_domain, id, -1, '-infinity', '', '' from unnest(ids) with ordinality t (id, n) order by n
    on conflict do nothing;
  perform 1 from fact.entity e where e.tenant_id = tenant and e.domain = of_domain and e.entity_id = any (ids)
    order by e.entity_id collate "C" for update;

  return query
  with candidate as (
    select distinct on (id) * from (
      select ops.entity_of(w.type, w.subject, w.data) as id, coalesce((w.data->>'revision')::int, 0) as revision, w.time, w.source, w.id as event_id,
        w.subject, coalesce((w.data->>'deleted')::boolean, false) as deleted, coalesce((w.data->>'occurredAt')::timestamptz, w.time) as at,
        w.data->>'refundOf' as refund_of
      from pg_temp.work w where w.type = of_type
    ) c
    order by id, revision desc, time desc, source collate "C" desc, event_id collate "C" desc
  ), before as materialized (
    select e.entity_id, e.revision, e.event_time, e.source, e.event_id, e.subject, e.at
    from fact.entity e where e.tenant_id = tenant and e.domain = of_domain and e.entity_id = any (ids)
  ), won as (
    update fact.entity e set revision = c.revision, event_time = c.time, source = c.source, event_id = c.event_id, deleted = c.deleted,
      subject = c.subject, at = c.at, refund_of = c.refund_of
    from candidate c join before b on b.entity_id = c.id
    where e.tenant_id = tenant and e.domain = of_domain and e.entity_id = c.id and e.entity_id = any (ids)
      and (c.revision, c.time, c.source collate "C", c.event_id collate "C") > (b.revision, b.event_time, b.source collate "C", b.event_id collate "C")
    returning e.entity_id
  )
  select won.entity_id, nullif(before.subject, ''), before.at from won join before using (entity_id);
end $$;
