import { Registry } from "prom-client";
import { counter, make, seconds } from "#server/observe/define.ts";

/** Figures of a worker process. */
export const WORKER_METRICS = {
  runs: counter("inlay_runs_total", "Runs of a worker by kind (process is one claim, roll, refresh); outcome is ok or failed.", [
    "kind",
    "outcome",
  ]),
  runSeconds: seconds(
    "inlay_run_duration_seconds",
    "Time of a run.",
    ["kind"],
    [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
  ),
  rows: counter(
    "inlay_run_rows_total",
    "Rows of runs: in are events of a claim, marks of a roll, notes of a refresh; out what became of them.",
    ["kind", "direction"],
  ),
};

/** The figures of one worker process. */
export function workerMetrics() {
  const registry = new Registry();
  return { registry, ...make(WORKER_METRICS, registry) };
}
