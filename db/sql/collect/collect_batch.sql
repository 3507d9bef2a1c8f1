-- The same as raw.collect_events, of events as JSON: {events: [{o, s, i, h, t, y, u, d}], refused, conflicts}
--   o ordinal, s source, i id, h hash in hex, t time, y type, u subject, d data.
create or replace function raw.collect_batch(tenant uuid, batch uuid, transport text, origin text, input jsonb)
returns table (ordinal int, status text)
language sql as $$
  select c.ordinal, c.status
  from (
    select coalesce(array_agg(e.o order by n), '{}') as ordinals, coalesce(array_agg(e.s order by n), '{}') as sources,
      coalesce(array_agg(e.i order by n), '{}') as ids, coalesce(decode(string_agg(e.h, '' order by n), 'hex'), '') as hashes,
      coalesce(array_agg(e.t order by n), '{}') as times, coalesce(array_agg(e.y order by n), '{}') as types,
      coalesce(array_agg(e.u order by n), '{}') as subjects, coalesce(string_agg(e.d::text, E'\n' order by n), '') as data
    from rows from (jsonb_to_recordset(input->'events') as (o int, s text, i text, h text, t timestamptz, y text, u text, d jsonb))
      with ordinality e (o, s, i, h, t, y, u, d, n)
  ) sent
  cross join lateral raw.collect_events(tenant, batch, collect_batch.transport, collect_batch.origin, sent.ordinals, sent.sources, sent.ids,
    sent.hashes, sent.times, sent.types, sent.subjects, sent.data, input->'refused', input->'conflicts') c
$$;
