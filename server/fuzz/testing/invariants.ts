import { LAWS } from "#db/catalogue.ts";
import type { TestDatabase } from "#db/testing/test-database.ts";
import { recategoriseTenant, tenantsToRecategorise } from "#pipelines/process/recategorise.ts";
import { MAT_VIEWS, refreshView } from "#pipelines/process/refresh-views.ts";
import { verifyTenant } from "#pipelines/process/verify.ts";
import { processAll } from "#pipelines/process/work-tenant.ts";
import { openJobs } from "#pipelines/replay/open-job.ts";
import { runJob } from "#pipelines/replay/run-job.ts";

/** Does all that was asked of workers, as they would: batches, jobs of the quarantine, runs of rules, refreshes. */
export async function workOff(db: TestDatabase): Promise<void> {
  const sql = db.sql("pipeline");
  for (const { tenantId, jobId } of await openJobs(sql)) await runJob(sql, tenantId, jobId);
  for (const tenantId of await tenantsToRecategorise(sql)) await recategoriseTenant(sql, tenantId);
  await processAll(sql);
  for (const view of MAT_VIEWS) await refreshView(sql, view);
}

/** What is wrong with the database: broken laws of the catalogue, work that failed, figures that are not what they were made of. */
export async function brokenIn(db: TestDatabase): Promise<string[]> {
  const sql = db.sql("pipeline");
  const laws = await Promise.all(
    LAWS.map(async ({ name, broken }) => (await broken(db.login())).map((what) => `${name}: ${what}`)),
  );
  const failed = await db.login()<{ what: string }[]>`
    select 'job of the quarantine: ' || error as what from core.quarantine_job where state = 'failed'
    union all select 'run of rules: ' || coalesce(error, '') from core.recategorise_run where state = 'failed'
    union all select 'batch: ' || coalesce(error, '') from raw.batch where state = 'ready'`;
  const figures: string[] = [];
  for (const { id } of await sql`select id from core.tenant order by id`) {
    const { differences } = await verifyTenant(sql, id as string);
    figures.push(...differences.map(({ place, stored, expected }) => `${place}: ${JSON.stringify({ stored, expected })}`));
  }
  return [...laws.flat(), ...failed.map(({ what }) => what), ...figures];
}

/** What others may add to: operators leave a trace in every tenant they enter, and anyone may say that a password is forgotten. */
const OF_ANYONE = ["core.audit", "core.mail_outbox"];

/** A print of everything that is stored of a tenant, table by table. */
export async function printOf(db: TestDatabase, tenantId: string): Promise<Record<string, string>> {
  const sql = db.login();
  const tables = await sql<{ name: string }[]>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ('core', 'raw', 'fact', 'rollup') order by 1`;
  const prints: Record<string, string> = {};
  for (const { name } of tables) {
    if (OF_ANYONE.includes(name)) continue;
    const [row] = await sql<{ print: string }[]>`
      select md5(coalesce(string_agg(x::text, '|' order by x::text), '')) as print from ${sql(name)} x where tenant_id = ${tenantId}`;
    prints[name] = row!.print;
  }
  return prints;
}
