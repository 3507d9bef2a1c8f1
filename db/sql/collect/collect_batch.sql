-- Stores one batch, in a transaction of its own or a larger one: claims the identity of its events, keeps those that are
-- new, quarantines the rest that is not a plain copy, and writes the batch's row. Returns what was not plainly accepted.
--
-- input: {events: [{o, s, i, h, t, y, u, d}], refused: [{o, c, p, m, v, s, i, r}], conflicts: [{o, v, r}]}
--   o ordinal, s source, i id, h hash in hex, t time, y type, u subject, d data; c code, p path, m message, v schema
--   version, r bytes in base64. The bytes of conflicts are sent only when a first call asked for them: it then ends with
--   SQLSTATE IN001, its detail a JSON array of ordinals, and nothing kept. What has no bytes is counted and not kept: of a
--   replay they are in quarantine already (raw.replay_batch).
create or replace function raw.collect_batch(tenant uuid, batch uuid, transport text, origin text, input jsonb)
returns table (ordinal int, status text)
language plpgsql
-- Statistics lag behind the first days of a tenant: keys are looked up one by one in their index, whatever they say.
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set plan_cache_mode = force_generic_plan
as $$
declare
  sent int := jsonb_array_length(input->'events');
  refusals int := jsonb_array_length(input->'refused');
  fresh int[];
  other int[];
  copies int[];
  unknown int[];
begin
  perform scope.enter(tenant, 'all', null, '"none"');
  set local synchronous_commit = on;

  -- In sorted order, so that batches with keys in common wait for each other in turn and not crosswise. Of copies inside
  -- the batch the first claims.
  with claimed as (
    insert into raw.event_key (tenant_id, source, id, hash, batch_id, ordinal, time)
    select distinct on (e.s collate "C", e.i collate "C") tenant, e.s, e.i, decode(e.h, 'hex'), batch, e.o, e.t
    from jsonb_to_recordset(input->'events') e (o int, s text, i text, h text, t timestamptz)
    order by e.s collate "C", e.i collate "C", e.o
    on conflict do nothing
    returning event_key.ordinal
  )
  select coalesce(array_agg(claimed.ordinal), '{}') into fresh from claimed;

  if cardinality(fresh) < sent then
    -- A statement of its own: only now is what another transaction committed meanwhile to be seen.
    select coalesce(array_agg(e.o) filter (where k.hash = decode(e.h, 'hex')), '{}'),
      coalesce(array_agg(e.o) filter (where k.hash <> decode(e.h, 'hex')), '{}'),
      coalesce(array_agg(e.o) filter (where k.hash is null), '{}')
    into copies, other, unknown
    from jsonb_to_recordset(input->'events') e (o int, s text, i text, h text)
    left join raw.event_key k on k.tenant_id = tenant and k.source = e.s and k.id = e.i
    where e.o <> all (fresh);
    if cardinality(unknown) > 0 then
      raise exception 'collect_batch: a key was given up meanwhile' using errcode = '40001';
    end if;
    if exists (select from unnest(other) o where o <> all (select c.o from jsonb_to_recordset(input->'conflicts') c (o int))) then
      raise exception 'collect_batch: the bytes of conflicting events are needed' using errcode = 'IN001', detail = to_json(other)::text;
    end if;
  else
    copies := '{}';
    other := '{}';
  end if;

  insert into raw.event (tenant_id, time, batch_id, ordinal, source, id, type, subject, data)
  select tenant, e.t, batch, e.o, e.s, e.i, e.y, e.u, e.d
  from jsonb_to_recordset(input->'events') e (o int, s text, i text, t timestamptz, y text, u text, d jsonb)
  where cardinality(fresh) = sent or e.o = any (fresh);

  if refusals + cardinality(other) > 0 then
    insert into raw.quarantine (tenant_id, id, batch_id, ordinal, stage, code, path, message, schema_version, source, event_id, raw)
    select tenant, gen_random_uuid(), batch, r.o, 'collect', r.c, r.p, r.m, r.v, r.s, r.i, decode(r.r, 'base64')
    from jsonb_to_recordset(input->'refused') r (o int, c text, p text, m text, v text, s text, i text, r text)
    where r.r is not null
    union all
    select tenant, gen_random_uuid(), batch, e.o, 'collect', 'identity.conflict', '/id',
      'an event of this source and id was stored before with other content', c.v, e.s, e.i, decode(c.r, 'base64')
    from jsonb_to_recordset(input->'conflicts') c (o int, v text, r text)
    join jsonb_to_recordset(input->'events') e (o int, s text, i text) on e.o = c.o
    where c.o = any (other) and c.r is not null;
  end if;

  insert into raw.batch (tenant_id, id, transport, origin, state, accepted, duplicate, quarantined, processed_at,
    time_from, time_to)
  values (tenant, batch, collect_batch.transport, collect_batch.origin, case when cardinality(fresh) > 0 then 'ready' else 'done' end,
    cardinality(fresh), cardinality(copies), refusals + cardinality(other), case when cardinality(fresh) = 0 then clock_timestamp() end,
    (select min(e.t) from jsonb_to_recordset(input->'events') e (t timestamptz)), (select max(e.t) from jsonb_to_recordset(input->'events') e (t timestamptz)));

  return query select o, 'duplicate' from unnest(copies) o union all select o, 'conflict' from unnest(other) o;
end $$;
