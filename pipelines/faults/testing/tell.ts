import type { TaskMeta } from "vitest";

declare module "vitest" {
  interface TaskMeta {
    /** What a test of faults did, for the summary at the end of a run. */
    faults?: Told;
  }
}

/** seeds: those that replay it; counts: how much was done. */
export type Told = { seeds?: string; counts: string };

/** Leaves word for the summary of `npm run test:faults`. */
export function tell(task: { meta: TaskMeta }, told: Told): void {
  task.meta.faults = told;
}
