import { statfs } from "node:fs/promises";
import type { Sql } from "#db/client.ts";
import { countTaken, type Standing, standingOf } from "#pipelines/collect/standing.ts";
import { AppError } from "#server/errors.ts";

/** Bytes that must be free where the database keeps its data, when that is on this machine and known. */
const LEAST_FREE = 256 * 1024 * 1024;

/**
 * Whether the tenant may send anything now, asked before its body is read.
 *
 * @param dataFolder where the database's files lie, when they lie on this machine
 * @throws AppError with retryAfter: OVER_QUOTA when the quota of this minute is used up, UNAVAILABLE when too much waits to be
 *   processed or the disk is nearly full
 */
export async function admitTenant(sql: Sql, tenantId: string, dataFolder: string | undefined): Promise<Standing> {
  const standing = await standingOf(sql, tenantId);
  if (standing.used >= standing.quota) throw overQuota(standing);
  if (standing.backlog >= standing.backlogLimit) {
    const message = `${standing.backlog} events of the tenant wait to be processed, and ${standing.backlogLimit} may; send these again later.`;
    throw new AppError("UNAVAILABLE", { message, retryAfter: 15 }, { because: "backlog" });
  }
  if (dataFolder !== undefined && (await freeBytes(dataFolder)) < LEAST_FREE) {
    const message = "The store's disk is nearly full; the operator has to make room.";
    throw new AppError("UNAVAILABLE", { message, retryAfter: 60 }, { because: "disk" });
  }
  return standing;
}

/**
 * Whether so many events fit into the tenant's quota of this minute; if so they are counted.
 * @throws AppError OVER_QUOTA with retryAfter
 */
export function admitEvents(sql: Sql, tenantId: string, standing: Standing, events: number): void {
  if (standing.used + events > standing.quota) throw overQuota(standing, events);
  countTaken(sql, tenantId, events);
}

/** @param events how many came, where that is known */
function overQuota({ used, quota }: Standing, events?: number): AppError {
  const these = events === undefined ? "" : `; these are ${events} more`;
  const least = (events ?? 0) > quota ? "; no request may have more than that" : "";
  return new AppError("OVER_QUOTA", {
    message: `The tenant may send ${quota} events a minute and has sent ${used} of them${these}${least}.`,
    // The window slides: what has to leave it leaves in proportion, if it came evenly.
    retryAfter: Math.min(60, Math.max(1, Math.ceil((60 * (used + (events ?? 1) - quota)) / Math.max(used, 1)))),
  });
}

const free = new Map<string, { at: number; bytes: Promise<number> }>();

function freeBytes(folder: string): Promise<number> {
  const known = free.get(folder);
  if (known && performance.now() - known.at < 5_000) return known.bytes;
  // A folder that cannot be looked at says nothing about the disk: then the database's own error has to.
  const bytes = statfs(folder).then(
    (found) => found.bavail * found.bsize,
    () => Number.POSITIVE_INFINITY,
  );
  free.set(folder, { at: performance.now(), bytes });
  return bytes;
}
