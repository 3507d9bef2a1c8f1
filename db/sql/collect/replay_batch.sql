-- Replays refused events as one batch, in the transaction of its caller: the identity of each is claimed as at the door,
-- and its row says what became of it. An event that somebody else resolved meanwhile is left alone ('gone').
--
-- input: as raw.collect_batch, without bytes (r): they are kept already; conflicts are named for every event, with their
--   message m; and items: [{o, q, r}], q the refused event's id, r the bytes replayed in base64 where they are not those sent.
-- Returns one row for each item: accepted, duplicate, refused (with the reason) or gone.
create or replace function raw.replay_batch(tenant uuid, batch uuid, origin text, by_actor text, job uuid, input jsonb)
returns table (ordinal int, status text, code text)
language plpgsql as $$
declare
  live int[];
  copies int[] := '{}';
  other int[] := '{}';
  kept jsonb;
begin
  perform scope.enter(tenant, 'all', null, '"none"');
  -- In sorted order, so that two replays of the same events wait for each other in turn.
  with locked as (
    select q.id from raw.quarantine q
    where q.tenant_id = tenant and q.id = any (array(select i.q from jsonb_to_recordset(input->'items') i (q uuid))) and q.state = 'open'
    order by q.id for update
  )
  select coalesce(array_agg(i.o), '{}') into live
  from jsonb_to_recordset(input->'items') i (o int, q uuid) join locked on locked.id = i.q;

  select jsonb_object_agg(part.key, (select coalesce(jsonb_agg(entry), '[]') from jsonb_array_elements(part.value) entry where (entry->>'o')::int = any (live)))
    into kept from jsonb_each(input) part;

  if jsonb_array_length(kept->'events') > 0 then
    select coalesce(array_agg(c.ordinal) filter (where c.status = 'duplicate'), '{}'),
      coalesce(array_agg(c.ordinal) filter (where c.status = 'conflict'), '{}')
      into copies, other
      from raw.collect_batch(tenant, batch, 'replay', origin, kept) c;
  end if;

  return query
  with outcome as (
    select i.o, i.q as item, i.r, e.s, e.i,
      case when i.o = any (copies) then 'duplicate' when f.o is not null or i.o = any (other) then 'refused' else 'accepted' end as status,
      case when i.o = any (other) then 'identity.conflict' else f.c end as code,
      case when i.o = any (other) then '/id' else f.p end as path,
      case when i.o = any (other) then k.m else f.m end as message,
      case when i.o = any (other) then k.v else f.v end as version
    from jsonb_to_recordset(kept->'items') i (o int, q uuid, r text)
    left join jsonb_to_recordset(kept->'events') e (o int, s text, i text) on e.o = i.o
    left join jsonb_to_recordset(kept->'refused') f (o int, c text, p text, m text, v text) on f.o = i.o
    left join jsonb_to_recordset(kept->'conflicts') k (o int, v text, m text) on k.o = i.o
  ), resolved as (
    update raw.quarantine q set state = 'replayed', replayed_batch = batch, replayed_ordinal = u.o,
      source = u.s, event_id = u.i
    from outcome u
    where q.tenant_id = tenant and q.id = u.item and u.status <> 'refused'
  ), refused as (
    update raw.quarantine q set first_reason = coalesce(q.first_reason, raw.reason_of(q)), stage = 'collect',
      code = u.code, path = u.path, message = u.message, schema_version = u.version
    from outcome u
    where q.tenant_id = tenant and q.id = u.item and u.status = 'refused'
  ), told as (
    insert into raw.quarantine_step (tenant_id, quarantine_id, actor, job_id, outcome, batch_id, ordinal, stage, code, path, message, raw)
    select tenant, u.item, by_actor, job, u.status, case when jsonb_array_length(kept->'events') > 0 then batch end, u.o,
      case when u.status = 'refused' then 'collect' end, u.code, u.path, u.message, decode(u.r, 'base64')
    from outcome u
  )
  select u.o, u.status, u.code from outcome u
  union all
  select i.o, 'gone', null from jsonb_to_recordset(input->'items') i (o int) where i.o <> all (live);
end $$;
