import { randomBytes } from "node:crypto";
import { connect, connectAsLogin, type Sql } from "#db/client.ts";
import { freePort } from "#db/embedded/ports.ts";
import { startTestCluster } from "#db/testing/cluster.ts";
import { ensureBuild } from "#pipelines/dev/build.ts";
import { type Child, ROOT } from "#pipelines/dev/children.ts";
import { type Stack, startStack } from "#pipelines/dev/stack.ts";
import { createKey } from "#server/keys/create-key.ts";
import { createTenant } from "#server/tenants/create-tenant.ts";

export type Installation = {
  /** Of the web app. */
  url: string;
  databaseUrl: string;
  /** Version of the server. */
  postgres: string;
  pools: Record<"pipeline" | "login", Sql>;
  startWorkers(count: number): Promise<void>;
  /** Process ids by name: `web`, `worker-1`, ... */
  pids: ReadonlyMap<string, number>;
  end(): Promise<void>;
};

export type Member = { id: string; slug: string; key: string };

/**
 * A whole installation of a benchmark's own: a durable database with the settings of production, the production build of
 * the web app as a process, and as many workers as are started.
 */
export async function install(port: number): Promise<Installation> {
  await ensureBuild();
  // With commit timestamps the database itself knows when a row could be seen first.
  const cluster = await startTestCluster({ track_commit_timestamp: "on" });
  const pids = new Map<string, number>();
  let stack: Stack | undefined;
  const pools = { pipeline: connect(cluster.url, "pipeline", { max: 4 }), login: connectAsLogin(cluster.url, 2) };
  const end = async () => {
    await stack?.stop();
    await Promise.all(Object.values(pools).map((sql) => sql.end({ timeout: 5 })));
    await cluster.stop();
  };
  try {
    stack = await startStack({
      ...{ home: cluster.home, databaseUrl: cluster.url, port: await freePort(port) },
      authSecret: randomBytes(32).toString("hex"),
      say: (line) => void process.stderr.write(`${line}\n`),
      onStart: async ({ name, pid }: Child) => void pids.set(name, pid),
    });
    await stack.startWeb();
    const { start, url } = stack;
    const [version] = await pools.login`select current_setting('server_version') as text`;
    return {
      ...{ url, databaseUrl: cluster.url, postgres: String(version?.text), pools, pids, end },
      startWorkers: async (count) => {
        for (let worker = 1; worker <= count; worker++)
          await start({ name: `worker-${worker}`, args: [`${ROOT}/pipelines/worker/main.ts`] });
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** A tenant with a key that may send and ask. Its limits are the usual ones unless they are said. */
export async function member(
  { pools }: Installation,
  slug: string,
  limits: { eventsPerMinute?: number; backlogLimit?: number } = {},
): Promise<Member> {
  const fields = { slug, name: slug, zone: "Europe/Berlin", currency: "EUR", ...limits };
  const tenant = await createTenant(pools.pipeline, fields, "benchmark");
  const { key } = await createKey(
    pools.pipeline,
    tenant.id,
    { name: "bench", scopes: ["events:write", "query:read"] },
    "benchmark",
  );
  return { ...tenant, key };
}
