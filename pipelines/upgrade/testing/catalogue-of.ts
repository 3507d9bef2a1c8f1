import type { Sql } from "#db/client.ts";

/**
 * All that a database's catalogue says of our schemas, a line each, sorted: tables with owner, rights and security, columns,
 * constraints, indexes, functions, views, policies, sequences, schemas. Two databases with the same lines behave alike.
 *
 * @param partitions also each month's tables, which depend on the data
 */
export async function catalogueOf(sql: Sql, { partitions }: { partitions: boolean }): Promise<string[]> {
  const rows = await sql<{ line: string }[]>`
    with ours as (select oid, nspname, nspowner, nspacl from pg_namespace where nspname !~ '^(pg_|information_schema$|public$)'),
    relation as (
      select c.*, o.nspname || '.' || c.relname as name from pg_class c join ours o on o.oid = c.relnamespace
      where ${partitions} or not c.relispartition
    ), rights as (
      select c.oid, string_agg(a::text, ' ' order by a::text) as text from pg_class c, unnest(c.relacl) a group by 1
    )
    select 'schema ' || nspname || ' of ' || pg_get_userbyid(nspowner) || ' ' || coalesce((select string_agg(a::text, ' ' order by a::text) from unnest(nspacl) a), '') as line from ours
    union all
    select 'relation ' || r.name || ' ' || concat_ws(' ', r.relkind, pg_get_userbyid(r.relowner), r.relrowsecurity, r.relforcerowsecurity, r.reloptions::text, r.relispopulated, rights.text)
      from relation r left join rights on rights.oid = r.oid where r.relkind in ('r', 'p', 'v', 'm', 'S')
    union all
    select 'column ' || r.name || '.' || a.attname || ' ' || concat_ws(' ', a.attnum, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid),
        (select string_agg(x::text, ' ' order by x::text) from unnest(a.attacl) x))
      from relation r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = r.oid and d.adnum = a.attnum where r.relkind in ('r', 'p', 'v', 'm')
    union all
    select 'constraint ' || r.name || ' ' || k.conname || ' ' || k.convalidated || ' ' || pg_get_constraintdef(k.oid) from relation r join pg_constraint k on k.conrelid = r.oid
    union all
    select 'index ' || r.name || ' ' || i.indisvalid || ' ' || pg_get_indexdef(i.indexrelid) from relation r join pg_index i on i.indrelid = r.oid
    union all
    select 'policy ' || r.name || ' ' || p.polname || ' ' || concat_ws(' ', p.polcmd, p.polpermissive, (select string_agg(x::regrole::text, ' ' order by x::regrole::text) from unnest(p.polroles) x),
        pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid), obj_description(p.oid, 'pg_policy'))
      from relation r join pg_policy p on p.polrelid = r.oid
    union all
    select 'view ' || r.name || ' ' || pg_get_viewdef(r.oid) from relation r where r.relkind in ('v', 'm')
    union all
    select 'function ' || o.nspname || ' ' || f.oid::regprocedure || ' of ' || pg_get_userbyid(f.proowner) || ' ' || coalesce((select string_agg(a::text, ' ' order by a::text) from unnest(f.proacl) a), '') || pg_get_functiondef(f.oid)
      from pg_proc f join ours o on o.oid = f.pronamespace where f.prokind = 'f'
    union all
    select 'sequence ' || r.name || ' ' || concat_ws(' ', s.seqtypid::regtype, s.seqstart, s.seqincrement, s.seqmax, s.seqmin, s.seqcycle)
      from relation r join pg_sequence s on s.seqrelid = r.oid
    union all
    select 'type ' || o.nspname || '.' || t.typname || ' ' || t.typtype::text from pg_type t join ours o on o.oid = t.typnamespace where t.typtype in ('e', 'd')
    order by 1`;
  return rows.map(({ line }) => line);
}
