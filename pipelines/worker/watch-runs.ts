import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { type Ran, RUNS } from "#pipelines/process/runs.ts";
import { followBatches } from "#pipelines/worker/follow-batches.ts";
import type { workerMetrics } from "#pipelines/worker/worker-metrics.ts";
import { log } from "#server/log.ts";

/** Ids in one line of the log; a claim may have taken thousands of batches. */
const IDS = 100;

/** Writes a line for each run of this process, with the batches that it speaks of, and counts it. @returns what ends it */
export function watchRuns({ runs, runSeconds, rows }: ReturnType<typeof workerMetrics>): () => void {
  const batches = followBatches();
  const over = (message: unknown): void => {
    const ran = message as Ran;
    const { kind, ms, rowsIn, rowsOut, error } = ran;
    runs.inc({ kind, outcome: error === null ? "ok" : "failed" });
    runSeconds.observe({ kind }, ms / 1_000);
    rows.inc({ kind, direction: "in" }, rowsIn);
    rows.inc({ kind, direction: "out" }, rowsOut);
    tell(ran, idsOf(ran));
  };
  const idsOf = ({ kind, tenantId, target, ids, all, begun, error }: Ran): readonly string[] => {
    const now = performance.now();
    if (error !== null) return [];
    if (kind === "process" && ids) batches.claimed(tenantId!, ids, now);
    if (kind === "process") return ids ?? [];
    if (kind === "roll" && all) return batches.rolled(tenantId!, begun, now);
    return kind === "refresh" ? batches.refreshed(target!, begun) : [];
  };
  subscribe(RUNS, over);
  return () => void unsubscribe(RUNS, over);
}

function tell({ id, kind, tenantId, target, ms, rowsIn, rowsOut, error }: Ran, batches: readonly string[]): void {
  const line = { kind, run: id, ...(tenantId !== null && { tenant: tenantId }), ...(target && { target }), ms };
  if (error !== null) {
    log.warn({ event: "run.failed", ...line, err: error });
    return;
  }
  // The rest in lines of its own, which tell the rows no more: whoever adds up lines counts none twice.
  const named = batches.length > 0 && { batches: batches.slice(0, IDS) };
  log.info({ event: "run.done", ...line, rowsIn, rowsOut, ...named });
  for (let at = IDS; at < batches.length; at += IDS)
    log.info({ event: "run.batches", kind, run: id, batches: batches.slice(at, at + IDS) });
}
