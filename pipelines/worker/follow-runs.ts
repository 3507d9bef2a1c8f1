import { setTimeout as pause } from "node:timers/promises";
import type { Sql } from "#db/client.ts";
import { recategoriseNext, tenantsToRecategorise } from "#pipelines/process/recategorise.ts";
import { log } from "#server/log.ts";

/** How soon after rules were applied their run over the past begins. */
const LOOK_MS = 1_000;

/**
 * Follows runs over past payments, a month of each tenant in turn, until the signal is raised: then it ends after the month
 * under way. @param sql a pool of role pipeline
 * @returns resolves once nothing is under way
 */
export async function followRuns(sql: Sql, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const worked = await oneRound(sql, signal).catch((error: unknown) => {
      if (!signal.aborted) log.warn({ event: "runs.failed", err: error }, "following runs failed; trying again");
      return false;
    });
    if (!worked) await pause(LOOK_MS, undefined, { signal }).catch(() => {});
  }
}

/** @returns whether there may be more to do at once: what failed is left in peace for a moment. */
async function oneRound(sql: Sql, signal: AbortSignal): Promise<boolean> {
  let worked = false;
  let failed = false;
  for (const tenantId of await tenantsToRecategorise(sql)) {
    if (signal.aborted) return false;
    const slice = await recategoriseNext(sql, tenantId);
    if (slice?.state === "working") worked = true;
    if (slice?.state === "failed") failed = true;
  }
  return worked && !failed;
}
