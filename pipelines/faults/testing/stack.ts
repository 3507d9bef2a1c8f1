import { join } from "node:path";
import { connect, type Sql } from "#db/client.ts";
import { freePort } from "#db/embedded/ports.ts";
import { pause, signal } from "#db/embedded/processes.ts";
import { migrate } from "#db/migrate.ts";
import { type BadNetwork, startBadNetwork } from "#db/testing/bad-network.ts";
import { startTestCluster, type TestCluster } from "#db/testing/cluster.ts";
import { childrenOf } from "#db/testing/family.ts";
import { ensureBuild } from "#pipelines/dev/build.ts";
import { ROOT } from "#pipelines/dev/children.ts";
import { type Supervised, supervise } from "#pipelines/faults/testing/supervise.ts";
import { createKey } from "#server/keys/create-key.ts";
import { createTenant } from "#server/tenants/create-tenant.ts";

export type StackOptions = {
  /** "app": the production build, by Next. "doors": its route handlers in a plain HTTP server, without a build. */
  web?: "app" | "doors";
  workers?: number;
  /** Settings of the server, where its folder lies, and what it alone has in its environment. */
  postgres?: { settings?: Record<string, string>; folder?: string; env?: Record<string, string> };
  /** Whether web and workers reach the database by a network that can be made bad. */
  badNetwork?: boolean;
  /** Of web and workers. */
  env?: Record<string, string>;
  /** What web and workers load before their own code. */
  preload?: string;
};

export type Customer = { id: string; slug: string; key: string };

export type Stack = {
  cluster: TestCluster;
  url: string;
  home: string;
  tenant: Customer;
  /** Address of the web app. */
  web: string;
  /** A pool of role pipeline, to look at what is there. */
  sql: Sql;
  /** Between the processes and the database, when that was asked for. */
  network: BadNetwork | null;
  /** "web", "worker 1" and so on. */
  processes: ReadonlyMap<string, Supervised>;
  addTenant(slug: string): Promise<Customer>;
  startWorkers(count: number): void;
  stopWorkers(): Promise<void>;
  /** kill -9; whatever was killed comes back by itself. `share` in [0, 1) chooses among the sessions of PostgreSQL. */
  kill(victim: string, share?: number): Promise<void>;
  /** How processes ended although nobody killed them, with the end of their logs. */
  fallen(): Promise<string[]>;
  stop(): Promise<void>;
};

/** A durable PostgreSQL of its own with web and workers on it, all kept alive as a service manager does; a tenant and a key. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  if (options.web === "app") await ensureBuild();
  const { settings, folder, env = {} } = options.postgres ?? {};
  const cluster = await withEnv(env, () => startTestCluster(settings, folder));
  const { url, home } = cluster;
  const network = options.badNetwork ? await startBadNetwork({ host: "127.0.0.1", port: cluster.port }) : null;
  const port = await freePort(44_000 + Math.floor(Math.random() * 4_000));
  const processes = new Map<string, Supervised>();
  let stopping = false;

  const start = (name: string, ...args: string[]) => {
    const env = { DATABASE_URL: network?.through(url) ?? url, INLAY_HOME: home, PORT: String(port), LOG_LEVEL: "warn" };
    const before = options.preload ? ["--import", options.preload] : [];
    const logFile = join(home, `${name.replace(" ", "-")}.log`);
    processes.set(
      name,
      supervise({ name, args: [...before, ...args], env: { ...env, NODE_ENV: "production", ...options.env }, logFile }),
    );
  };
  const startWorkers = (count: number) => {
    for (let n = 1; n <= count; n++) start(`worker ${n}`, join(ROOT, "pipelines/worker/main.ts"));
  };
  const stopThose = (names: readonly string[]) => Promise.all(names.map((name) => processes.get(name)?.stop()));
  const postgres = keepPostgres(cluster, () => stopping);
  const end = async () => {
    stopping = true;
    await stopThose([...processes.keys()]);
    await postgres;
    await network?.close();
    await cluster.stop();
  };

  try {
    await migrate(url);
    const sql = connect(url, "pipeline", { max: 4 });
    const addTenant = async (slug: string): Promise<Customer> => {
      const { id } = await createTenant(sql, { slug, name: slug, zone: "Europe/Berlin", currency: "EUR" }, "test");
      const { key } = await createKey(
        sql,
        id,
        { name: "clients", scopes: ["events:write", "events:read", "query:read"] },
        "test",
      );
      return { id, slug, key };
    };
    const tenant = await addTenant("kill");
    const next = ["node_modules/next/dist/bin/next", "start", "--hostname", "127.0.0.1", "--port", String(port)];
    start("web", ...(options.web === "app" ? next : [join(ROOT, "pipelines/faults/testing/web.ts")]));
    startWorkers(options.workers ?? 2);
    return {
      ...{ cluster, url, home, tenant, sql, network, processes, addTenant, startWorkers },
      web: `http://127.0.0.1:${port}`,
      stopWorkers: async () => void (await stopThose([...processes.keys()].filter((name) => name.startsWith("worker")))),
      kill: async (victim, share = 0) => {
        if (victim === "postgres") await cluster.crash();
        else if (victim === "session") await killSession(cluster, share);
        else await processes.get(victim)!.kill();
      },
      fallen: async () => {
        await pause(50); // a log may still be on its way
        return [...processes.values()].flatMap((process) => process.fallen);
      },
      stop: async () => {
        await sql.end({ timeout: 1 });
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Starts PostgreSQL again whenever it has gone, and again when that fails: with its disk full, or killed while it recovers. */
async function keepPostgres(cluster: TestCluster, stopping: () => boolean): Promise<void> {
  while (!stopping()) {
    await pause(100);
    if (!stopping() && (await cluster.pid()) === undefined) await cluster.restart().catch(() => {});
  }
}

/** kill -9 of one process of PostgreSQL, upon which it ends all sessions and recovers by itself. */
async function killSession(cluster: TestCluster, share: number): Promise<void> {
  const pid = await cluster.pid();
  const sessions = pid === undefined ? [] : await childrenOf(pid);
  const chosen = sessions[Math.floor(share * sessions.length)];
  if (chosen !== undefined) signal(chosen, "SIGKILL");
}

/** What is started meanwhile inherits these variables. */
async function withEnv<T>(env: Record<string, string>, work: () => Promise<T>): Promise<T> {
  Object.assign(process.env, env);
  try {
    return await work();
  } finally {
    for (const name of Object.keys(env)) delete process.env[name];
  }
}
