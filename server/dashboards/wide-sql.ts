/** Subjects told by name in each list. */
export const LISTED = 10;

/**
 * Everything the tenant-wide tiles need of two answers of the registry (subject and figure each): counted, binned and
 * cut off where the data are, so that never all subjects leave the database. Rows of several lists in one: `list` tells
 * them apart.
 *
 * @param now the question about the period, `before` about the one compared with: their parameters come first
 * @param measure the name of the figure's column
 * @param edges the parameter that holds where bins begin, ascending
 */
export function wideSql({
  now,
  before,
  measure,
  edges,
}: {
  now: string;
  before: string;
  measure: string;
  edges: string;
}): string {
  const listed = (list: string, where: string, order: string) =>
    `select * from (select '${list}', subject, now, before, null::bigint from pair where ${where} order by ${order}, subject limit ${LISTED}) ${list}`;
  return `with now as (select subject, "${measure}" as figure from (${now}) asked),
before as (select subject, "${measure}" as figure from (${before}) asked),
pair as materialized (
  select coalesce(n.subject, b.subject) as subject, n.subject is not null as is_now, b.subject is not null as is_before,
    n.figure::numeric as now, b.figure::numeric as before
  from now n full join before b on b.subject = n.subject)
select 'active' as list, null::text as subject, sum(now) as now, null::numeric as before, count(*) as n from pair where is_now
union all select 'before', null, null, null, count(*) from pair where is_before
union all select 'nothing', null, null, null, count(*) from pair where now = 0
union all select 'below', null, null, null, count(*) from pair where now < 0
union all select 'unmeasured', null, null, null, count(*) from pair where is_now and now is null
union all select 'median_before', null, null, (percentile_cont(0.5) within group (order by before))::numeric, 0 from pair
union all select 'quantile', null, q.value::numeric, null, q.place
  from (select percentile_cont(array[0.1, 0.25, 0.5, 0.75, 0.9]) within group (order by now::float8) as values from pair) p
  cross join lateral unnest(p.values) with ordinality q (value, place)
union all select 'bin', null, width_bucket(now::float8, ${edges}), null, count(*) from pair where now > 0 group by 3
union all select 'arrived', null, sum(now), null, count(*) from pair where is_now and not is_before
union all select 'left', null, null, sum(before), count(*) from pair where is_before and not is_now
union all ${listed("top", "now > 0", "now desc")}
union all ${listed("rise", "now > before", "now - before desc")}
union all ${listed("fall", "now < before", "now - before")}
union all ${listed("came", "is_now and not is_before and now is not null", "now desc")}
union all ${listed("went", "is_before and not is_now and before is not null", "before desc")}`;
}
