import type { RuleRun } from "#components/console/outputs.ts";
import { plural } from "#components/dashboards/words.ts";
import { count } from "#components/format/unit.ts";

/** Whether there is still something to do in it. */
export const isOpen = (run: RuleRun | null | undefined): run is RuleRun => run?.state === "queued" || run?.state === "running";

/** How long a run may wait for a worker before that is worth a word, ms. */
const PATIENCE_MS = 10_000;

/** What a run has come to, and while it goes on how long it may take: "3 of 24 months, 12,000 payments, 80 changed, about 20 s left". now is null until the browser has said it. */
export function runWords(run: RuleRun, now: number | null): string {
  if (run.state === "queued") {
    return now !== null && now - Date.parse(run.requestedAt) > PATIENCE_MS
      ? "Waiting for a worker: none seems to be running"
      : "Waiting for a worker";
  }
  const months = `${run.monthsDone} of ${plural(run.monthsTotal ?? run.monthsDone, "month")}`;
  const parts = [months, plural(run.rowsSeen, "payment"), `${count(run.rowsChanged)} changed`];
  const left = timeLeft(run, now);
  return [...parts, ...(left ? [left] : [])].join(", ");
}

function timeLeft({ startedAt, monthsDone, monthsTotal }: RuleRun, now: number | null): string | null {
  if (now === null || startedAt === null || monthsDone === 0 || monthsTotal === null) return null;
  const seconds = ((now - Date.parse(startedAt)) / 1000 / monthsDone) * (monthsTotal - monthsDone);
  if (seconds < 2) return null;
  return seconds < 90 ? `about ${Math.ceil(seconds)} s left` : `about ${Math.ceil(seconds / 60)} min left`;
}
