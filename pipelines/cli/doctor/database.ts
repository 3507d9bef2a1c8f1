import { LAWS } from "#db/catalogue.ts";
import type { Sql } from "#db/client.ts";
import { schemaState } from "#db/schema-standing.ts";
import { type Check, fail, ok, warn } from "#pipelines/cli/doctor/check.ts";

const ROLES = ["inlay_owner", "inlay_app", "inlay_collector", "inlay_pipeline", "inlay_refresher", "inlay_lookup"];
const MIGRATE = "Run `npm run inlay -- migrate`.";

/** What can be asked of a database that answers, as its login. */
export const DATABASE: readonly Check<Sql>[] = [
  {
    name: "database",
    look: async (sql) => {
      const [row] = await sql<{ version: string; number: number; connections: number }[]>`
        select current_setting('server_version') as version, current_setting('server_version_num')::int as number, current_setting('max_connections')::int as connections`;
      const found = `PostgreSQL ${row!.version}, up to ${row!.connections} connections`;
      return row!.number >= 150_000 ? ok("database", found) : fail("database", found, "Use PostgreSQL 15 or newer.");
    },
  },
  {
    name: "durability",
    look: async (sql) => {
      const rows = await sql<{ name: string }[]>`
        select name from pg_settings where name in ('fsync', 'full_page_writes') and setting <> 'on'
        union all select name from pg_settings where name = 'synchronous_commit' and setting in ('off') order by 1`;
      if (rows.length === 0) return ok("durability", "what is acknowledged is on disk");
      const off = rows.map((row) => row.name).join(", ");
      return fail(
        "durability",
        `${off} off: acknowledged events may be lost`,
        `Set ${off} to on in postgresql.conf and restart PostgreSQL.`,
      );
    },
  },
  {
    name: "clock",
    look: async (sql) => {
      const before = Date.now();
      const [row] = await sql<{ now: number }[]>`select extract(epoch from clock_timestamp())::float8 * 1000 as now`;
      const after = Date.now();
      // Half the way there and back is the best guess of when it was read.
      const apart = Math.abs(row!.now - (before + after) / 2) - (after - before) / 2;
      const found = `${(Math.max(0, apart) / 1000).toFixed(1)} s apart from the database's`;
      const mend = "Synchronise both clocks (NTP): keys expire and events are refused by them.";
      if (apart > 60_000) return fail("clock", found, mend);
      return apart > 2_000 ? warn("clock", found, mend) : ok("clock", found);
    },
  },
  {
    name: "schema",
    look: async (sql) => {
      const { pending, altered, newer, objects } = await schemaState(sql);
      if (altered.length > 0)
        return fail(
          "schema",
          `other files than were applied: ${altered.join(", ")}`,
          "This checkout belongs to another database: use the version that made it.",
        );
      if (newer.length > 0)
        return warn(
          "schema",
          `newer than this version: ${newer.join(", ")}`,
          "Run the version that the database was migrated by.",
        );
      if (pending.length > 0) return fail("schema", `not applied: ${pending.join(", ")}`, MIGRATE);
      return objects ? ok("schema", "current") : fail("schema", "functions, views or policies are of another version", MIGRATE);
    },
  },
  {
    name: "roles",
    look: async (sql) => {
      const there = new Set(
        (await sql<{ name: string }[]>`select rolname as name from pg_roles where rolname = any (${ROLES})`).map(
          (row) => row.name,
        ),
      );
      const missing = ROLES.filter((role) => !there.has(role));
      if (missing.length > 0) return fail("roles", `missing: ${missing.join(", ")}`, MIGRATE);
      const needed = ["inlay_app", "inlay_collector", "inlay_pipeline"];
      const lacking = await sql<
        { name: string }[]
      >`select role as name from unnest(${needed}::text[]) role where not pg_has_role(current_user, role, 'member')`;
      if (lacking.length === 0) return ok("roles", `all ${ROLES.length} are there`);
      const names = lacking.map((row) => row.name).join(", ");
      return fail(
        "roles",
        `the login of DATABASE_URL is not a member of ${names}`,
        `As an administrator: grant ${names} to its user.`,
      );
    },
  },
  {
    name: "isolation",
    look: async (sql) => {
      const broken: string[] = [];
      for (const law of LAWS) broken.push(...(await law.broken(sql)).map((name) => `${law.name}: ${name}`));
      return broken.length === 0
        ? ok("isolation", `${LAWS.length} laws of the catalogue hold`)
        : fail("isolation", broken.join("; "), `${MIGRATE} If it stays, somebody changed rights by hand.`);
    },
  },
  {
    name: "partitions",
    look: async (sql) => {
      const [row] = await sql<{ n: number; open: string | null }[]>`
        select count(*)::int as n, string_agg(c.relname, ', ') filter (where not c.relrowsecurity) as open
        from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('raw', 'fact') and c.relkind = 'r'`;
      if (row!.open)
        return fail("partitions", `without row level security: ${row!.open}`, "Enable and force row level security on them.");
      return row!.n > 2_000
        ? warn("partitions", `${row!.n} of them`, "Archive old months: planning slows down with thousands.")
        : ok("partitions", `${row!.n} of them`);
    },
  },
];
