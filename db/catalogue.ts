import type { Sql } from "#db/client.ts";
import { isFenced, keepsLimits } from "#db/fence.ts";

/** A rule that the database's own catalogue must keep. `broken` names what breaks it, and is empty when nothing does. */
export type Law = { name: string; broken(sql: Sql): Promise<string[]> };

type Named = { name: string };
const names = (rows: readonly Named[]) => rows.map((row) => row.name);

/** Keys that do not lead with the tenant, each for a reason. */
const KEYS_WITHOUT_TENANT = [
  "core.user_account", // who signs in is not known to be of a tenant yet; operators are of none
  "core.mail_outbox", // like the accounts: mails to operators are of no tenant
  "ops.run", // refreshes run for all tenants at once
];

/** Tables without policies that app may read: the same for every tenant, and of nobody. */
const OF_NOBODY = ["core.mcc_category"];

/** What may be put in or compared by look-ups alone: who serves requests never reads it. */
const SECRETS = [
  ...["core.mail_outbox.words", "core.mail_outbox.html", "core.api_key.hash"],
  ...["core.embed_session.secret_hash", "core.embed_session.former_hash", "core.embed_ticket.hash"],
];

export const LAWS: readonly Law[] = [
  {
    name: "every tenant table has row level security, enabled and forced",
    broken: async (sql) =>
      names(
        await sql<Named[]>`
        select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema$|pgboss$)'
          and (exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) or c.oid = to_regclass('core.tenant'))
          and not (c.relrowsecurity and c.relforcerowsecurity)
        order by 1`,
      ),
  },
  {
    name: "every tenant table has policies that compare the tenant for app and collector, and whole ones for the rest",
    broken: async (sql) =>
      names(
        await sql<Named[]>`
        with tenant_table as (
          select c.oid, n.nspname || '.' || c.relname as name, (n.nspname in ('fact', 'rollup') or c.oid = to_regclass('core.subject_choice')) and exists (
            select from pg_attribute a where a.attrelid = c.oid and a.attname = 'subject' and not a.attisdropped) as fenced
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^(pg_|information_schema$|pgboss$)'
            and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped))
        select t.name || ' for ' || role as name from tenant_table t cross join unnest(array['inlay_app', 'inlay_collector']) role
        where not exists (
            select from pg_policy p where p.polrelid = t.oid and p.polcmd = '*' and role::regrole = any (p.polroles)
              and pg_get_expr(p.polqual, p.polrelid) like '%tenant_id = (NULLIF(current_setting(''app.tenant_id''%'
              and pg_get_expr(p.polwithcheck, p.polrelid) like '%tenant_id = (NULLIF(current_setting(''app.tenant_id''%'
              and (role <> 'inlay_app' or not t.fenced or pg_get_expr(p.polqual, p.polrelid) like '%scope.allows(subject)%'))
          or exists (
            select from pg_policy p where p.polrelid = t.oid and (role::regrole = any (p.polroles) or 0 = any (p.polroles))
              and coalesce(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) not like '%app.tenant_id%')
        union all
        select t.name || ' for the pipeline' from tenant_table t
        where not exists (
          select from pg_policy p where p.polrelid = t.oid and array['inlay_pipeline', 'inlay_refresher', 'inlay_owner']::regrole[]::oid[] <@ p.polroles
            and pg_get_expr(p.polqual, p.polrelid) = 'true')
        order by 1`,
      ),
  },
  {
    name: "app has no right on what only serve views may show, nor on partitions",
    broken: async (sql) =>
      names(
        await sql<Named[]>`
        select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'm') and n.nspname in ('mat', 'raw', 'fact', 'rollup', 'ops')
          and (has_table_privilege('inlay_app', c.oid, 'select, insert, update, delete, truncate, references, trigger')
            or has_any_column_privilege('inlay_app', c.oid, 'select, insert, update, references'))
        union all
        select 'schema ' || n.nspname from pg_namespace n
        where n.nspname in ('mat', 'raw', 'fact', 'rollup', 'ops') and has_schema_privilege('inlay_app', n.oid, 'usage, create')
        order by 1`,
      ),
  },
  {
    name: "every serve view is a security barrier of the refresher that compares the tenant and the subject scope",
    broken: async (sql) => {
      const views = await sql<{ name: string; guarded: boolean; text: string }[]>`
        select 'serve.' || c.relname as name, pg_get_viewdef(c.oid) as text,
          coalesce(c.reloptions, '{}') @> '{security_barrier=true}' and pg_get_userbyid(c.relowner) = 'inlay_refresher' as guarded
        from pg_class c where c.relnamespace = 'serve'::regnamespace and c.relkind in ('v', 'm') order by 1`;
      return names(views.filter(({ name, guarded, text }) => !guarded || !isFenced(name, text)));
    },
  },
  {
    name: "every serve view keeps to the dashboards and locks of the scope",
    broken: async (sql) => {
      const views = await sql<{ name: string; columns: string[]; text: string }[]>`
        select 'serve.' || c.relname as name, pg_get_viewdef(c.oid) as text,
          array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0) as columns
        from pg_class c where c.relnamespace = 'serve'::regnamespace and c.relkind in ('v', 'm') order by 1`;
      return names(views.filter(({ name, columns, text }) => !keepsLimits(name, columns, text)));
    },
  },
  {
    name: "no role of ours passes by the policies or signs in",
    broken: async (sql) =>
      names(
        await sql<Named[]>`
        select rolname as name from pg_roles
        where rolname like 'inlay\\_%' and (rolbypassrls or rolsuper or rolcanlogin or rolcreaterole or rolreplication) order by 1`,
      ),
  },
  {
    name: "no serving role is a member of another role",
    broken: async (sql) =>
      names(
        await sql<Named[]>`
        select member::regrole || ' in ' || roleid::regrole as name from pg_auth_members
        where member in ('inlay_app'::regrole, 'inlay_collector'::regrole, 'inlay_lookup'::regrole) order by 1`,
      ),
  },
  {
    name: "every SECURITY DEFINER function pins its search_path and is not for everyone",
    broken: async (sql) =>
      names(
        await sql<Named[]>`
        select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where p.prosecdef and n.nspname !~ '^(pg_|information_schema$)'
          and (not exists (select from unnest(p.proconfig) setting where setting like 'search_path=%') or has_function_privilege('public', p.oid, 'execute'))
        order by 1`,
      ),
  },
  {
    name: "every key of tenant data leads with the tenant",
    broken: async (sql) =>
      names(
        await sql<Named[]>`
        select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id' and not t.attisdropped
        where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^(pg_|information_schema$|pgboss$)'
          and c.oid::regclass::text <> all (${KEYS_WITHOUT_TENANT})
          and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and i.indkey[0] = t.attnum)
        order by 1`,
      ),
  },
  {
    name: "app touches nothing that no policy fences, and reads no secret",
    broken: async (sql) =>
      names(
        await sql<Named[]>`
        select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname = 'core' and not c.relrowsecurity
          and has_any_column_privilege('inlay_app', c.oid, 'select, insert, update, references')
          and n.nspname || '.' || c.relname <> all (${OF_NOBODY})
        union all
        select n.nspname || '.' || c.relname || '.' || a.attname from pg_attribute a
        join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        where n.nspname || '.' || c.relname || '.' || a.attname = any (${SECRETS})
          and has_column_privilege('inlay_app', c.oid, a.attnum, 'select')
        order by 1`,
      ),
  },
];
