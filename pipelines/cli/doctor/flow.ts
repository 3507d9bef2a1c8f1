import type { Sql } from "#db/client.ts";
import { DEAD_LETTERS } from "#db/queue.ts";
import { type Check, fail, ok, span, warn } from "#pipelines/cli/doctor/check.ts";

const WORKER = "Start a worker (`npm run inlay -- start worker`), or look into its log.";

/** Whether events become figures: asked as the login, which sees all tenants. */
export const FLOW: readonly Check<Sql>[] = [
  {
    name: "queue",
    look: async (sql) => {
      const [there] = await sql<{ there: boolean }[]>`select to_regclass('pgboss.queue') is not null as there`;
      if (!there!.there) return fail("queue", "pg-boss is not installed", "Run `npm run inlay -- migrate`.");
      const [dead] = await sql<
        { n: number }[]
      >`select count(*)::int as n from pgboss.job where name = ${DEAD_LETTERS} and state = 'created'`;
      if (dead!.n === 0) return ok("queue", "installed, no dead letters");
      return warn(
        "queue",
        `${dead!.n} dead letters`,
        "Look at failed batches and the worker's log; nothing is lost, the sweeper asks again.",
      );
    },
  },
  {
    name: "worker",
    look: async (sql) => {
      const [row] = await sql<{ n: number }[]>`
        select count(distinct client_port)::int as n from pg_stat_activity
        where datname = current_database() and application_name = 'inlay-queue-pipeline'`;
      return row!.n > 0 ? ok("worker", "connected") : warn("worker", "none is connected: new events wait", WORKER);
    },
  },
  {
    name: "backlog",
    look: async (sql) => {
      const [row] = await sql<{ batches: number; events: number; age: number | null; limit: number | null }[]>`
        select count(*)::int as batches, coalesce(sum(b.accepted), 0)::int as events,
          extract(epoch from clock_timestamp() - min(b.received_at))::float8 as age, min(t.backlog_limit) as limit
        from raw.batch b join core.tenant t on t.id = b.tenant_id where b.state = 'ready'`;
      const { batches, events, age } = row!;
      if (batches === 0 || age === null) return ok("backlog", "nothing waits");
      const found = `${events} events in ${batches} batches wait, the oldest for ${span(age)}`;
      if (age > 3_600) return fail("backlog", found, WORKER);
      return age > 300 ? warn("backlog", found, WORKER) : ok("backlog", found);
    },
  },
  {
    name: "failed batches",
    look: async (sql) => {
      const [row] = await sql<{ n: number; first: string | null; slug: string | null; error: string | null }[]>`
        select count(*) over ()::int as n, b.id as first, t.slug, b.error from raw.batch b join core.tenant t on t.id = b.tenant_id
        where b.state = 'failed' order by b.received_at limit 1`;
      if (!row) return ok("failed batches", "none");
      const why = row.error ? `: ${row.error.split("\n")[0]}` : "";
      return fail(
        "failed batches",
        `${row.n} were given up, the oldest ${row.first} of ${row.slug}${why}`,
        "Their events are stored but in no figure. Mend the cause, then have them tried again: `npm run inlay -- process --failed`.",
      );
    },
  },
  {
    name: "rollups",
    look: async (sql) => {
      const [failing] = await sql<{ n: number; slugs: string; attempts: number; error: string }[]>`
        select count(*)::int as n, string_agg(t.slug, ', ' order by f.since) as slugs, max(f.attempts) as attempts,
          (array_agg(f.error order by f.since))[1] as error
        from ops.roll_failure f join core.tenant t on t.id = f.tenant_id`;
      if (failing!.n > 0)
        return fail(
          "rollups",
          `changes of ${failing!.slugs} cannot be counted, tried ${failing!.attempts} times: ${failing!.error.split("\n")[0]}`,
          "Their dashboards stay as they were before, and say as of when. Mend the cause; it is tried again by itself, or at once by `npm run inlay -- process --failed`.",
        );
      const [row] = await sql<{ n: number; age: number | null }[]>`
        select count(*)::int as n, extract(epoch from clock_timestamp() - min(since))::float8 as age from ops.mark`;
      const { n, age } = row!;
      if (n === 0 || age === null) return ok("rollups", "nothing waits to be counted");
      const found = `${n} changes wait to be counted, the oldest for ${span(age)}`;
      return age > 300 ? warn("rollups", found, WORKER) : ok("rollups", found);
    },
  },
  {
    name: "materialised views",
    look: async (sql) => {
      const rows = await sql<{ view: string; empty: boolean; age: number | null; pending: boolean; behind: boolean }[]>`
        select s.view, not c.relispopulated as empty, extract(epoch from clock_timestamp() - s.refreshed_at)::float8 as age,
          exists (select from ops.mat_pending p where p.view = s.view) as pending,
          s.view like '%\\_subject\\_%' and (s.closed_through is null or s.closed_through < (ops.closed_month() - interval '2 days')::date) as behind
        from ops.mat_state s join pg_class c on c.relnamespace = 'mat'::regnamespace and c.relname = s.view order by s.view`;
      const empty = rows.filter((row) => row.empty).map((row) => row.view);
      if (empty.length > 0)
        return fail(
          "materialised views",
          `never filled since a restore, so that dashboards fail: ${empty.join(", ")}`,
          "Run `npm run inlay -- refresh`.",
        );
      const stale = rows.filter((row) => row.age === null || (row.age > 6 * 3_600 && (row.pending || row.behind)));
      if (stale.length === 0) return ok("materialised views", `${rows.length} are fresh enough`);
      const found = stale
        .map((row) => `${row.view} (${row.age === null ? "never refreshed" : `refreshed ${span(row.age)} ago`})`)
        .join(", ");
      return warn(
        "materialised views",
        `stale: ${found}; figures are right but slower`,
        "Run `npm run inlay -- refresh`, and keep a worker running.",
      );
    },
  },
];
