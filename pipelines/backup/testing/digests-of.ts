import type { Sql } from "#db/client.ts";

/** Tables in which a look leaves a trace: when a run was, which jobs the queue has at this moment. */
const RESTLESS = ["ops.run", "pgboss.version", "pgboss.job_common", "pgboss.queue", "pgboss.queue_stats"];

/**
 * What each table and each materialised view of ours holds: how many rows, and a hash of all of them. Two databases with
 * the same digests hold the same. @param sql as a superuser, whom no policy narrows
 */
export async function digestsOf(sql: Sql): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'm') and not c.relispartition and n.nspname !~ '^(pg_|information_schema$|public$)'
    order by 1`;
  const digests: Record<string, string> = {};
  for (const { name } of tables.filter((table) => !RESTLESS.includes(table.name))) {
    const [row] = await sql.unsafe(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, e'\\n' order by t::text collate "C")), '') as digest from ${name} t`,
    );
    digests[name] = row!.digest as string;
  }
  return digests;
}
