-- Stores one batch, in a transaction of its own or a larger one: claims the identity of its events, keeps those that are
-- new, quarantines the rest that is not a plain copy, and writes the batch's row. Returns what was not plainly accepted.
--
-- Of the events that fit, in the order of their ordinals: hashes are 32 bytes each, one after the other; data has a line of
-- canonical JSON for each. (Lists, since one JSON text of it all took twice the time.) Of the others:
--   refused: [{o, c, p, m, v, s, i, r}], conflicts: [{o, v, r}]
--   o ordinal, c code, p path, m message, v schema version, s source, i id, r bytes in base64. The bytes of conflicts are sent
--   only when a first call asked for them: it then ends with SQLSTATE IN001, its detail a JSON array of ordinals, and nothing
--   kept. What has no bytes is counted and not kept: of a replay they are in quarantine already (raw.replay_batch).
create or replace function raw.collect_events(tenant uuid, batch uuid, transport text, origin text, ordinals int[], sources text[],
  ids text[], hashes bytea, times timestamptz[], types text[], subjects text[], data text, refused jsonb, conflicts jsonb)
returns table (ordinal int, status text)
language plpgsql
-- Statistics lag behind the first days of a tenant: keys are looked up one by one in their index, whatever they say.
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set plan_cache_mode = force_generic_plan
as $$
declare
  refusals int := jsonb_array_length(refused);
  fresh int[];
  copies int[] := '{}';
  other int[] := '{}';
  unknown int[];
begin
  perform scope.enter(tenant, 'all', null, '"none"');
  set local synchronous_commit = on;

  begin
    -- Keys are claimed in sorted order, so that batches with keys in common wait for each other in turn and not crosswise.
    -- Most batches are all new; asking first whether each key is there would take them half as long again.
    with sent as materialized (
      select * from raw.sent_events(ordinals, sources, ids, hashes, times, types, subjects, collect_events.data)
    ), kept as (
      insert into raw.event (tenant_id, time, batch_id, ordinal, source, id, type, subject, data)
      select tenant, s.time, batch, s.ordinal, s.source, s.id, s.type, s.subject, s.data::jsonb from sent s
    )
    insert into raw.event_key (tenant_id, source, id, hash, batch_id, ordinal, time)
    select tenant, s.source, s.id, s.hash, batch, s.ordinal, s.time from sent s order by s.source collate "C", s.id collate "C";
    fresh := ordinals;
  exception when unique_violation then
    -- Of copies inside the batch the first claims.
    with claimed as (
      insert into raw.event_key (tenant_id, source, id, hash, batch_id, ordinal, time)
      select distinct on (s.source collate "C", s.id collate "C") tenant, s.source, s.id, s.hash, batch, s.ordinal, s.time
      from raw.sent_events(ordinals, sources, ids, hashes, times, types, subjects, collect_events.data) s
      order by s.source collate "C", s.id collate "C", s.ordinal
      on conflict do nothing
      returning event_key.ordinal
    )
    select coalesce(array_agg(claimed.ordinal), '{}') into fresh from claimed;

    -- A statement of its own: only now is what another transaction committed meanwhile to be seen.
    select coalesce(array_agg(s.ordinal) filter (where k.hash = s.hash), '{}'),
      coalesce(array_agg(s.ordinal) filter (where k.hash <> s.hash), '{}'),
      coalesce(array_agg(s.ordinal) filter (where k.hash is null), '{}')
    into copies, other, unknown
    from raw.sent_events(ordinals, sources, ids, hashes, times, types, subjects, collect_events.data) s
    left join raw.event_key k on k.tenant_id = tenant and k.source = s.source and k.id = s.id
    where s.ordinal <> all (fresh);
    if cardinality(unknown) > 0 then
      raise exception 'collect_events: a key was given up meanwhile' using errcode = '40001';
    end if;
    if exists (select from unnest(other) o where o <> all (select c.o from jsonb_to_recordset(conflicts) c (o int))) then
      raise exception 'collect_events: the bytes of conflicting events are needed' using errcode = 'IN001', detail = to_json(other)::text;
    end if;

    insert into raw.event (tenant_id, time, batch_id, ordinal, source, id, type, subject, data)
    select tenant, s.time, batch, s.ordinal, s.source, s.id, s.type, s.subject, s.data::jsonb
    from raw.sent_events(ordinals, sources, ids, hashes, times, types, subjects, collect_events.data) s where s.ordinal = any (fresh);
  end;

  if refusals + cardinality(other) > 0 then
    insert into raw.quarantine (tenant_id, id, batch_id, ordinal, stage, code, path, message, schema_version, source, event_id, raw)
    select tenant, gen_random_uuid(), batch, r.o, 'collect', r.c, r.p, r.m, r.v, r.s, r.i, decode(r.r, 'base64')
    from jsonb_to_recordset(refused) r (o int, c text, p text, m text, v text, s text, i text, r text)
    where r.r is not null
    union all
    select tenant, gen_random_uuid(), batch, s.ordinal, 'collect', 'identity.conflict', '/id',
      'an event of this source and id was stored before with other content', c.v, s.source, s.id, decode(c.r, 'base64')
    from jsonb_to_recordset(conflicts) c (o int, v text, r text)
    join raw.sent_events(ordinals, sources, ids, hashes, times, types, subjects, collect_events.data) s on s.ordinal = c.o
    where c.o = any (other) and c.r is not null;
  end if;

  insert into raw.batch (tenant_id, id, transport, origin, state, accepted, duplicate, quarantined, processed_at,
    time_from, time_to)
  values (tenant, batch, collect_events.transport, collect_events.origin, case when cardinality(fresh) > 0 then 'ready' else 'done' end,
    cardinality(fresh), cardinality(copies), refusals + cardinality(other), case when cardinality(fresh) = 0 then clock_timestamp() end,
    (select min(t) from unnest(times) t), (select max(t) from unnest(times) t));

  return query select o, 'duplicate' from unnest(copies) o union all select o, 'conflict' from unnest(other) o;
end $$;
