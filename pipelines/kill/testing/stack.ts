import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { connect, type Sql } from "#db/client.ts";
import { freePort } from "#db/embedded/ports.ts";
import { pause, signal } from "#db/embedded/processes.ts";
import { migrate } from "#db/migrate.ts";
import { startTestCluster } from "#db/testing/cluster.ts";
import { type Child, ROOT, startChild } from "#pipelines/dev/children.ts";
import { createKey } from "#server/keys/create-key.ts";
import { createTenant } from "#server/tenants/create-tenant.ts";

const PROCESSES = ["web", "worker 1", "worker 2"] as const;
export type Victim = (typeof PROCESSES)[number] | "postgres";

export type Stack = {
  url: string;
  home: string;
  tenant: { id: string; slug: string };
  key: string;
  /** Where events are sent to. */
  door: string;
  /** A pool of role pipeline, to look at what is there. */
  sql: Sql;
  /** kill -9, and then a start of what was killed. */
  kill(victim: Victim): Promise<void>;
  /** Processes that ended although nobody killed them, with the end of their logs. */
  fallen(): Promise<string[]>;
  stop(): Promise<void>;
};

/** A durable PostgreSQL of its own, the door as a process, two workers; a tenant and a key. */
export async function startStack(): Promise<Stack> {
  const cluster = await startTestCluster();
  const { url, home } = cluster;
  const children = new Map<string, Child>();
  const fallen: string[] = [];
  const killed = new Set<number>();
  const port = await freePort(44_000 + Math.floor(Math.random() * 4_000));
  const logOf = (name: string) => join(home, `${name.replace(" ", "-")}.log`);
  let stopping = false;

  const start = async (name: (typeof PROCESSES)[number]) => {
    const script = name === "web" ? "pipelines/kill/testing/web.ts" : "pipelines/worker/main.ts";
    const env = { DATABASE_URL: url, INLAY_HOME: home, PORT: String(port), LOG_LEVEL: "warn" };
    const child = await startChild({ name, args: [join(ROOT, script)], env, logFile: logOf(name) });
    children.set(name, child);
    void child.ended.then(async ({ code, signal: by }) => {
      if (stopping || killed.has(child.pid)) return;
      const log = await readFile(logOf(name), "utf8").catch(() => "");
      fallen.push(`${name} ended by itself (${by ?? code}): ${log.slice(-2_000)}`);
    });
  };

  try {
    await migrate(url);
    const sql = connect(url, "pipeline", { max: 4 });
    const tenant = await createTenant(sql, { slug: "kill", name: "Kill", zone: "Europe/Berlin", currency: "EUR" }, "test");
    const { key } = await createKey(sql, tenant.id, { name: "clients", scopes: ["events:write"] }, "test");
    for (const name of PROCESSES) await start(name);
    return {
      url,
      home,
      tenant,
      key,
      door: `http://127.0.0.1:${port}/api/v1/events`,
      sql,
      kill: async (victim) => {
        if (victim === "postgres") {
          await cluster.crash();
          await cluster.restart();
          return;
        }
        const child = children.get(victim)!;
        killed.add(child.pid);
        signal(child.pid, "SIGKILL");
        await child.ended;
        await appendFile(logOf(victim), "killed\n");
        await start(victim);
      },
      fallen: async () => {
        await pause(50); // a log may still be on its way
        return fallen;
      },
      stop: async () => {
        stopping = true;
        await Promise.all([...children.values()].map((child) => child.stop(3_000)));
        await sql.end({ timeout: 1 });
        await cluster.stop();
      },
    };
  } catch (error) {
    stopping = true;
    await Promise.all([...children.values()].map((child) => child.stop(1_000)));
    await cluster.stop();
    throw error;
  }
}
