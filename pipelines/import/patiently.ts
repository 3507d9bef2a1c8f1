import { setTimeout as pause } from "node:timers/promises";
import type { Sql } from "#db/client.ts";
import { standingOf } from "#pipelines/collect/standing.ts";
import { outageOf } from "#server/http/outage.ts";

/** How often a store that is away is asked again, before an import gives up: about three minutes. */
const ATTEMPTS = 40;

type Who = { sql: Sql; tenantId: string; signal?: AbortSignal | undefined };

/**
 * Does the work once the tenant's backlog has room, and again while the store is away for a moment.
 * @param onWait told why it waits, for people
 * @returns null when the signal ended the waiting
 * @throws AppError UNAVAILABLE when the store stays away; anything else at once
 */
export async function patiently<T>(work: () => Promise<T>, who: Who, onWait: (reason: string) => void): Promise<T | null> {
  for (let attempt = 1; ; attempt++) {
    try {
      if (!(await backlogHasRoom(who, onWait))) return null;
      return await work();
    } catch (error) {
      const outage = outageOf(error);
      if (!outage) throw error;
      if (attempt >= ATTEMPTS) throw outage;
      onWait(outage.message);
      if (!(await sleep(Math.min(5, outage.details.retryAfter ?? 5) * 1000, who.signal))) return null;
    }
  }
}

async function backlogHasRoom({ sql, tenantId, signal }: Who, onWait: (reason: string) => void): Promise<boolean> {
  for (;;) {
    const { backlog, backlogLimit } = await standingOf(sql, tenantId);
    if (backlog < backlogLimit) return true;
    onWait(`${backlog} events wait to be processed, which is all that may: is a worker running?`);
    if (!(await sleep(1000, signal))) return false;
  }
}

/** False when the signal came first. */
async function sleep(ms: number, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await pause(ms, undefined, { ...(signal && { signal }) });
    return true;
  } catch {
    return false;
  }
}
