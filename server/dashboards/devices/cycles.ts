import { median } from "#server/median.ts";
import type { Range } from "./bounds.ts";
import type { StateRun } from "./state-runs.ts";

/** Complete cycles, off > on > off, and how long they were on. */
export type Cycles = {
  cycles: number;
  meanSeconds: number | null;
  medianSeconds: number | null;
  longestSeconds: number | null;
};

/**
 * The cycles that ended in a period. One cut by a gap is none: when it began or ended is not known.
 * @param runs of one device, in order of time
 */
export function cyclesOf(runs: readonly StateRun[], { from, to }: Range): Cycles {
  const lengths: number[] = [];
  for (const [index, run] of runs.entries()) {
    const before = runs[index - 1];
    if (!run.on || run.to === null || !run.followed || !before || before.on || !before.followed) continue;
    if (run.to >= from && run.to < to) lengths.push((run.to - run.from) / 1_000);
  }
  if (lengths.length === 0) return { cycles: 0, meanSeconds: null, medianSeconds: null, longestSeconds: null };
  return {
    cycles: lengths.length,
    meanSeconds: lengths.reduce((sum, length) => sum + length, 0) / lengths.length,
    medianSeconds: median(lengths),
    longestSeconds: Math.max(...lengths),
  };
}

/** Whether the newest reading before an instant said on. */
export const isOn = (runs: readonly StateRun[], at: number): boolean => runs.findLast((run) => run.from < at)?.on ?? false;
