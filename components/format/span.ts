import { count } from "#components/format/unit.ts";

/** A stretch of time as short as it can be said: "84 ms", "1.2 s", "4 min", "3 h". */
export function spanName(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 10_000) return `${(ms / 1_000).toFixed(1)} s`;
  if (ms < 120_000) return `${Math.round(ms / 1_000)} s`;
  if (ms < 7_200_000) return `${Math.round(ms / 60_000)} min`;
  if (ms < 172_800_000) return `${Math.round(ms / 3_600_000)} h`;
  return `${count(Math.round(ms / 86_400_000))} days`;
}
