-- The events of raw.collect_events as rows.
create or replace function raw.sent_events(ordinals int[], sources text[], ids text[], hashes bytea, times timestamptz[], types text[],
  subjects text[], data text)
returns table (ordinal int, source text, id text, hash bytea, "time" timestamptz, type text, subject text, data text)
language sql immutable parallel safe as $$
  select e.o, e.s, e.i, substring(hashes from (32 * n - 31)::int for 32), e.t, e.y, e.u, e.d
  from rows from (unnest(ordinals), unnest(sources), unnest(ids), unnest(times), unnest(types), unnest(subjects), string_to_table(data, E'\n'))
    with ordinality e (o, s, i, t, y, u, d, n)
$$;
