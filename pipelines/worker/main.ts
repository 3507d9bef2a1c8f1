import { setTimeout as pause } from "node:timers/promises";
import { collectDefaultMetrics } from "prom-client";
import { awaitSchema } from "#db/await-schema.ts";
import { isConnectionLoss } from "#db/sqlstate.ts";
import { surviveLostConnections } from "#db/stray.ts";
import { openMetricsDoor } from "#pipelines/worker/metrics-door.ts";
import { watchRuns } from "#pipelines/worker/watch-runs.ts";
import { startWorker, type Worker } from "#pipelines/worker/worker.ts";
import { workerMetrics } from "#pipelines/worker/worker-metrics.ts";
import { readEnv } from "#server/env.ts";
import { log } from "#server/log.ts";

/** How long a database is waited for that does not answer yet: one that starts, or recovers from a crash. */
const PATIENCE_MS = 60_000;

// The worker process. Ends in order on SIGTERM and SIGINT: what it was doing commits or stays ready for another.
const { DATABASE_URL, METRICS_PORT, METRICS_HOST } = readEnv();
if (!DATABASE_URL) {
  process.stderr.write("The worker needs DATABASE_URL. `npm run demo` and `npm run inlay -- start --worker` set it.\n");
  process.exit(2);
}
surviveLostConnections((err) => log.warn({ event: "worker.connection_lost", err }, "a connection was lost"));
const metrics = workerMetrics();
watchRuns(metrics);
if (METRICS_PORT !== undefined) {
  collectDefaultMetrics({ register: metrics.registry });
  await openMetricsDoor(metrics.registry, METRICS_PORT, METRICS_HOST);
}
try {
  const worker = await startPatiently(DATABASE_URL);
  const end = () => {
    void worker.stop().then(() => process.exit(0));
  };
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
} catch (error) {
  log.fatal({ event: "worker.failed", err: error }, "the worker could not start");
  process.exit(1);
}

async function startPatiently(url: string): Promise<Worker> {
  for (const until = performance.now() + PATIENCE_MS; ; ) {
    try {
      await awaitSchema(url, "pipeline", (line) => log.warn({ event: "worker.schema" }, line));
      return await startWorker(url, { onStuck });
    } catch (err) {
      if (!isConnectionLoss(err) || performance.now() > until) throw err;
      log.warn({ event: "worker.waiting", err }, "the database does not answer; trying again");
      await pause(1_000);
    }
  }
}

/** Whoever keeps this process alive starts it anew, on new connections. What it was doing stays ready. */
function onStuck(): never {
  log.fatal({ event: "worker.stuck" }, "the database has not answered for a minute: ending, to be started anew");
  process.exit(1);
}
