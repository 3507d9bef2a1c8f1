import { randomUUID } from "node:crypto";
import { connect, connectAsLogin, type Sql } from "#db/client.ts";
import { migrate } from "#db/migrate.ts";
import { startTestCluster } from "#db/testing/cluster.ts";

/** A durable server of the benchmark's own, migrated, with one tenant. */
export async function arena(): Promise<{
  url: string;
  tenantId: string;
  pools: Record<"collector" | "pipeline" | "app" | "login", Sql>;
  end(): Promise<void>;
}> {
  const server = await startTestCluster();
  await migrate(server.url);
  const tenantId = randomUUID();
  const pools = {
    collector: connect(server.url, "collector", { max: 4 }),
    pipeline: connect(server.url, "pipeline", { max: 4 }),
    app: connect(server.url, "app", { max: 4 }),
    login: connectAsLogin(server.url, 2),
  };
  await pools.pipeline`insert into core.tenant (id, slug, name, zone, currency) values (${tenantId}, 'bench', 'Bench', 'Europe/Berlin', 'EUR')`;
  const end = async () => {
    await Promise.all(Object.values(pools).map((sql) => sql.end({ timeout: 5 })));
    await server.stop();
  };
  return { url: server.url, tenantId, pools, end };
}

/** Seconds that work takes. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - started) / 1e9;
}
