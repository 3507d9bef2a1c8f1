import { Worker } from "node:worker_threads";
import { AppError, type ErrorCode, type ErrorDetails } from "#server/errors.ts";
import type { ImportProgress, ImportReport } from "./import-file.ts";

/** What a thread needs to import a file: plain values only. */
export type ImportTask = { url: string; tenantId: string; file: string; mapping: string; revision?: number | undefined };

/** What the thread says. */
export type ImportMessage =
  | { kind: "progress"; progress: ImportProgress }
  | { kind: "done"; report: ImportReport }
  | { kind: "failed"; name: string; message: string; code?: string; app?: { code: ErrorCode; details: ErrorDetails } };

/**
 * MB of a thread's heap. An import's live data are a few batches; without limits the collector lets garbage pile up to
 * several times that before it looks, and a large file would look like a leak.
 */
const LIMITS = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 160 };

/**
 * Imports a file in a thread of its own, whose heap is small whatever the size of the file.
 * @throws as importFile
 */
export async function importApart(
  task: ImportTask,
  watch: { signal?: AbortSignal; onProgress?: (progress: ImportProgress) => void } = {},
): Promise<ImportReport> {
  const worker = new Worker(new URL("./import-thread.ts", import.meta.url), { workerData: task, resourceLimits: LIMITS });
  const stop = () => worker.postMessage("stop");
  watch.signal?.addEventListener("abort", stop);
  try {
    return await new Promise<ImportReport>((resolve, reject) => {
      worker.on("message", (message: ImportMessage) => {
        if (message.kind === "progress") watch.onProgress?.(message.progress);
        else if (message.kind === "done") resolve(message.report);
        else reject(revived(message));
      });
      worker.on("error", reject);
      worker.on("exit", (code) => reject(new Error(`The import's thread ended with ${code} before it was done.`)));
      if (watch.signal?.aborted) stop();
    });
  } finally {
    watch.signal?.removeEventListener("abort", stop);
    await worker.terminate();
  }
}

function revived(message: Extract<ImportMessage, { kind: "failed" }>): Error {
  if (message.app) return new AppError(message.app.code, message.app.details);
  return Object.assign(new Error(message.message), { name: message.name, ...(message.code && { code: message.code }) });
}
