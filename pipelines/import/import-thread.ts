import { parentPort, workerData } from "node:worker_threads";
import { connect } from "#db/client.ts";
import { surviveLostConnections } from "#db/stray.ts";
import { AppError } from "#server/errors.ts";
import { log } from "#server/log.ts";
import type { ImportMessage, ImportTask } from "./import-apart.ts";
import { importFile } from "./import-file.ts";
import { wakeWorkers } from "./wake-workers.ts";

/** Connections: one per batch in flight, and one for the tenant's standing. */
const CONNECTIONS = 5;

const port = parentPort!;
const say = (message: ImportMessage) => port.postMessage(message);
const stopped = new AbortController();
port.on("message", () => stopped.abort());

surviveLostConnections((err) => log.debug({ event: "import.connection_lost", err }));
const { url, ...task } = workerData as ImportTask;
const sql = connect(url, "collector", { max: CONNECTIONS, applicationName: "inlay-import" });
const workers = await wakeWorkers(url);
let said: ImportMessage;
try {
  const report = await importFile({
    ...task,
    sql,
    signal: stopped.signal,
    onCommitted: workers.onCommitted,
    onProgress: (progress) => say({ kind: "progress", progress }),
  });
  said = { kind: "done", report };
} catch (error) {
  const { name, message, code } = error as Error & { code?: string };
  const app = error instanceof AppError ? { code: error.code, details: error.details } : undefined;
  said = { kind: "failed", name, message, ...(code && { code }), ...(app && { app }) };
} finally {
  await workers.close();
  await sql.end({ timeout: 5 });
}
say(said);
