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

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** A row of the result: what was measured, and against which floor of the same run. */
export type Line = { what: string; value: string; floor: string; ratio: number };

export function print(lines: readonly Line[]): void {
  const rows = [
    ["measured", "", "floor", "ratio"],
    ...lines.map((line) => [line.what, line.value, line.floor, line.ratio.toFixed(2)]),
  ];
  const widths = [0, 1, 2, 3].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  for (const row of rows)
    process.stdout.write(
      `${row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd()}\n`,
    );
}
