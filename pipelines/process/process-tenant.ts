import type { Sql } from "#db/client.ts";
import { isOutage, isSchemaMissing } from "#db/sqlstate.ts";
import { backoff, withRetries } from "#pipelines/process/retry.ts";
import { recorded } from "#pipelines/process/runs.ts";
import { log } from "#server/log.ts";

/** Events of one claim; merging small batches pays, beyond this a transaction only gets longer. */
const CLAIM_EVENTS = 10_000;
const MAX_ATTEMPTS = 8;

export type Claim = { batches: number; rowsIn: number; rowsOut: number; watermark: string | null; ids: readonly string[] };

/**
 * Processes one claim of a tenant's ready batches: business rules, facts, marks, batches done, all in one transaction.
 * A claim that fails is tried batch by batch, so that a poison batch stops only itself: it is tried again with growing
 * pauses, and after 8 attempts it stays as `failed` for somebody to look at (its events are kept).
 *
 * @param sql a pool of role pipeline
 * @returns null when nothing was ready
 * @throws when it is no fault of a batch: the database cannot do anything now (it is away, its disk is full), or its schema
 *   is not that of this version; the claim's batches stay ready.
 */
export async function processClaim(sql: Sql, tenantId: string): Promise<Claim | null> {
  try {
    return await recorded(sql, { kind: "process", tenantId }, () => claim(sql, tenantId, null));
  } catch (error) {
    if (isNobodysFault(error)) throw error;
    log.warn({ event: "process.claim_failed", tenant: tenantId, err: error }, "a claim failed; trying its batches one by one");
    return singly(sql, tenantId);
  }
}

const isNobodysFault = (error: unknown): boolean => isOutage(error) || isSchemaMissing(error);

async function claim(sql: Sql, tenantId: string, batch: string | null): Promise<Claim | null> {
  const [row] = await withRetries(
    () =>
      sql`select batches, events, refused, watermark, ids from ops.process_claim(${tenantId}::uuid, ${CLAIM_EVENTS}, ${batch}::uuid)`,
  );
  if (!row || row.batches === 0) return null;
  const { batches, events, refused, watermark, ids } = row;
  return { batches, rowsIn: events, rowsOut: events - refused, watermark, ids };
}

async function singly(sql: Sql, tenantId: string): Promise<Claim> {
  const ready = await sql`
    select id, attempts from raw.batch
    where tenant_id = ${tenantId} and state = 'ready' and (next_attempt_at is null or next_attempt_at <= clock_timestamp())
    order by received_at, id limit 50`;
  const total = { batches: 0, rowsIn: 0, rowsOut: 0, watermark: null as string | null, ids: [] as string[] };
  for (const batch of ready) {
    try {
      const done = await recorded(sql, { kind: "process", tenantId, target: batch.id }, () => claim(sql, tenantId, batch.id));
      if (!done) continue;
      total.batches += done.batches;
      total.rowsIn += done.rowsIn;
      total.rowsOut += done.rowsOut;
      total.watermark = done.watermark;
      total.ids.push(...done.ids);
    } catch (error) {
      if (isNobodysFault(error)) throw error;
      await postpone(sql, tenantId, batch.id, batch.attempts + 1, error);
    }
  }
  return total;
}

async function postpone(sql: Sql, tenantId: string, id: string, attempts: number, error: unknown): Promise<void> {
  const state = attempts >= MAX_ATTEMPTS ? "failed" : "ready";
  const seconds = 1 + backoff(attempts, 2, 600);
  log.error({ event: "process.batch_failed", tenant: tenantId, batch: id, attempts, state, err: error }, "a batch failed");
  await sql`
    update raw.batch set attempts = ${attempts}, state = ${state}, error = ${String(error).slice(0, 2000)},
      next_attempt_at = clock_timestamp() + ${seconds} * interval '1 second'
    where tenant_id = ${tenantId} and id = ${id} and state = 'ready'`;
}
