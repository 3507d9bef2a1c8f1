import { startWorker } from "#pipelines/worker/worker.ts";
import { readEnv } from "#server/env.ts";
import { log } from "#server/log.ts";

// The worker process. Ends in order on SIGTERM and SIGINT: what it was doing commits or stays ready for another.
const { DATABASE_URL } = readEnv();
if (!DATABASE_URL) {
  process.stderr.write("The worker needs DATABASE_URL. `npm run demo` and `npm run inlay -- start --worker` set it.\n");
  process.exit(2);
}
try {
  const worker = await startWorker(DATABASE_URL);
  const end = () => {
    void worker.stop().then(() => process.exit(0));
  };
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
} catch (error) {
  log.fatal({ event: "worker.failed", err: error }, "the worker could not start");
  process.exit(1);
}
